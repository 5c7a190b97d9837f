### Español.

## Small words

list-last = { $rest } y { $last }
ordinal = { $place }{ $place ->
    [1] .er
    [3] .er
   *[other] .º
}
length-minutes = { $minutes } min
length-hours = { $hours } h { $minutes } min
labelled = { $label }: { $text }
and-more = … y { $count } más
match-page = Página de la partida

## Outcomes

outcome-win = Victoria
outcome-loss = Derrota
outcome-remake = Remake
outcome-none = Sin resultado
place = { $ordinal } puesto
place-as-pair = { $ordinal } puesto en pareja

## Roles, as players call them

role-TOP = Top
role-JUNGLE = Jungla
role-MIDDLE = Mid
role-BOTTOM = Bot
role-UTILITY = Support

## Ranks, as the client calls them

tier-IRON = Hierro
tier-BRONZE = Bronce
tier-SILVER = Plata
tier-GOLD = Oro
tier-PLATINUM = Platino
tier-EMERALD = Esmeralda
tier-DIAMOND = Diamante
tier-MASTER = Maestro
tier-GRANDMASTER = Gran Maestro
tier-CHALLENGER = Aspirante
rated-GRAY = Gris
rated-GREEN = Verde
rated-BLUE = Azul
rated-PURPLE = Morado
rated-ORANGE = Híper
unranked = Sin clasificar
lp = { $lp } PL

## What a game meant for a rank

lp-unknown = Cambio de PL desconocido
lp-pending = Cambio de PL aún por conocer
lp-before = antes: { $rank }
lp-placement = Partida de posicionamiento
step-placed = Posicionado en { $rank }
step-promotion = Asciende a { $rank }
moved-promotion = Asciende de { $before } a { $rank }
step-demotion = Desciende a { $rank }
moved-demotion = Desciende de { $before } a { $rank }

## The result of a game

result-who = { $outcome }: { $who }
result-as = { $who } con { $champion }
result-level = nivel { $level }
result-remade = { $champion } · la partida acabó antes de contar
result-champion-unknown = Campeón desconocido
result-kill-participation = { $share } de participación en asesinatos
result-deaths = { $count ->
    [one] { $count } muerte
   *[other] { $count } muertes
}
result-cs = { $cs } CS
result-cs-pace = { $cs } CS ({ $pace }/min)
result-damage = { $amount } de daño
result-damage-share = { $amount } de daño ({ $share } del equipo)
result-vision = puntuación de visión { $score }
result-round = ronda { $round }
result-player-damage = { $amount } de daño a jugadores
result-with-partner = con { $partner }
result-no-board = Los datos de Riot no muestran ningún tablero.
result-empty = Los datos de Riot sobre esta partida no contienen ningún resultado.
result-formerly = antes { $name }
result-unavailable = Resultado no disponible
result-unavailable-why = Riot no lo ha publicado.
result-unavailable-for = **Sin resultado** para { $names }: { $reason }

## What stands out

feat-pentakill = { $count ->
    [one] ¡Pentakill!
   *[other] ¡{ $count } pentakills!
}
feat-quadrakill = { $count ->
    [one] Quadrakill
   *[other] { $count } quadrakills
}
feat-deathless = Sin muertes
best-kills = Récord personal: { $value } asesinatos (antes { $before })
best-assists = Récord personal: { $value } asistencias (antes { $before })
best-damage = Récord personal: { $value } de daño (antes { $before })
best-player-damage = Récord personal: { $value } de daño a jugadores (antes { $before })
streak-won = { $count } victorias seguidas
streak-lost = { $count } derrotas seguidas
streak-top = { $count } veces seguidas en el top 4
streak-bottom = { $count } veces seguidas fuera del top 4

## Details: the table of a whole game

details-button = Detalles
details-title = Lo que se guarda de la partida
details-none = No se guarda ninguna tabla de esta partida.
details-gold = { $amount } de oro
side-blue = Lado azul
side-red = Lado rojo

## Several older results in one message

digest-content = { $count ->
    [one] **Un resultado** anterior
   *[other] **{ $count } resultados** anteriores
}
digest-title = { $count ->
    [one] Un resultado de cuando no se podía publicar
   *[other] { $count } resultados de cuando no se podía publicar
}
digest-quiet = { $count ->
    [one] **Un resultado** de las horas de silencio
   *[other] **{ $count } resultados** de las horas de silencio
}
digest-quiet-title = { $count ->
    [one] Un resultado retenido por las horas de silencio
   *[other] { $count } resultados retenidos por las horas de silencio
}
digest-steps = { $count ->
    [one] **Un ascenso o descenso** de las horas de silencio
   *[other] **{ $count } ascensos y descensos** de las horas de silencio
}
digest-steps-title = { $count ->
    [one] Un cambio de rango retenido por las horas de silencio
   *[other] { $count } cambios de rango retenidos por las horas de silencio
}
digest-older = … y { $count } más antiguos
digest-newest = Última partida
digest-match = partida

## A sample

sample-author = Esto es un ejemplo: así se verán los resultados
sample-content = (Ejemplo) { $content }

## Who is followed

players-title = A quién sigue { $server }
players-nobody = A nadie todavía. Un moderador puede empezar con `/player add`.
players-count = { $count ->
    [one] { $count } jugador
   *[other] { $count } jugadores
}
players-no-channel = sin canal
players-playing = en partida
players-last-seen = visto { $when }
player-followed = Ahora se sigue a { $who }. Sus resultados van a { $where }.
player-followed-already = Ya se seguía a { $who } aquí. Sus resultados van a { $where }.
player-removed = Ya no se sigue a { $who } aquí.
players-everybody = { $count ->
    [one] Todos: { $count } jugador
   *[other] Todos: los { $count } jugadores
}
players-sure = { $count ->
    [one] ¿De verdad dejar de seguir a { $count } jugador aquí? A quien se añada de nuevo se le sigue desde entonces.
   *[other] ¿De verdad dejar de seguir a los { $count } jugadores aquí? A quien se añada de nuevo se le sigue desde entonces.
}
players-remove-everybody = { $count ->
    [one] Dejar de seguir a { $count } jugador
   *[other] Dejar de seguir a los { $count }
}
players-all-removed = { $count ->
    [one] Ya no se sigue aquí a { $count } jugador.
   *[other] Ya no se sigue aquí a { $count } jugadores.
}
player-server-channel = el canal de este servidor

## Where results go

channel-default = Los resultados van a { $channel }.
channel-none = No hay ningún canal elegido: los resultados van a donde se añadió a cada jugador. Elige uno con `/channel set`.
channel-paused = ⚠ { $channel } está en pausa, porque { $reason }. Arréglalo y usa después `/channel test` o `/channel set`.
channel-set = Los resultados de este servidor van a { $channel } a partir de ahora. `/channel test` publica allí un ejemplo.
channel-set-kind = { $kind }: a partir de ahora en { $channel }. `/channel test` publica allí un ejemplo.
goes-lol = { $channel } (League of Legends)
goes-tft = { $channel } (TFT)
topic-lol = Resultados de League of Legends
topic-tft = Resultados de TFT
topic-promotions = Ascensos y descensos
topic-recaps = Resúmenes
topic-alerts = Avisos a los moderadores
channel-tested = Hay un ejemplo en { $channel }: publicar funciona.
channel-cannot-post = Ahí no se puede publicar nada. Elige otro canal con `/channel set`.
channel-refused = Discord no me ha dejado publicar en { $channel }: { $reason }. Revisa los permisos del canal.
channel-lacking = No puedo publicar en { $channel }: me falta { $permissions }. Dámelo en los ajustes del canal e inténtalo de nuevo, o elige otro canal.
channel-unseen = No veo { $channel }, o ya no existe. Dame ahí el permiso «Ver canal», o elige otro canal con `/channel set`.

## Permissions, as Discord's settings name them

permission-view_channel = Ver canal
permission-send_messages = Enviar mensajes
permission-send_messages_in_threads = Enviar mensajes en hilos
permission-embed_links = Insertar enlaces
permission-attach_files = Adjuntar archivos
permission-read_message_history = Leer el historial de mensajes

## Games that did not finish by themselves

ago-minutes = hace { $count } min
ago-hours = hace { $count } h
ago-days = hace { $count } d
names-more = { $names } y { $count } más
at-once = enseguida
page-of = página { $page } de { $pages }
page-back = Atrás
page-next = Siguiente
game-running = en curso
game-state-ACTIVE = pendiente
game-state-COMPLETED = terminada
game-state-UNAVAILABLE = no disponible
stuck-nothing = Nada está atascado: cada partida tiene su resultado o simplemente se espera, y todos los mensajes salieron.
stuck-title = Lo que no acabó por sí solo
stuck-calm = El bot sigue intentándolo solo; nadie tiene que hacer nada.
count-games = { $count ->
    [one] { $count } partida
   *[other] { $count } partidas
}
count-posts = { $count ->
    [one] { $count } mensaje
   *[other] { $count } mensajes
}
count-paused = { $count ->
    [one] { $count } canal en pausa
   *[other] { $count } canales en pausa
}
stuck-paused = ⚠ { $channel } está en pausa desde { $when }: { $reason }. Arréglalo y usa después `/channel test`.
stuck-paused-more = … y { $count } más: `/channel show`
stuck-detected = detectada { $when }
stuck-attempts = { $count ->
    [0] ningún intento fallido
    [one] { $count } intento fallido
   *[other] { $count } intentos fallidos
}
stuck-running = no consta que haya acabado, así que aún no se piden sus datos
stuck-next = próximo intento { $when }
stuck-next-now = próximo intento enseguida
stuck-digest = { $count ->
    [one] Resumen de { $count } resultado
   *[other] Resumen de { $count } resultados
}
stuck-result = Resultado
stuck-uncertain = no se sabe si se publicó
stuck-rejected = Discord no lo aceptó
stuck-unreadable = un mensaje que no se puede leer
stuck-look = Mira en el canal; si no está, publícalo de nuevo.
press-retry = Reintentar
press-close = Cerrar
press-explain = Explicar
press-resend = Publicar otra vez
press-confirm = Publicarlo otra vez
retried-completed = Riot tiene los datos: el resultado está guardado.
retried-awaited = Riot aún no tiene datos de esta partida. El bot sigue preguntando.
retried-unavailable = Riot no publica esta partida.
retried-postponed = Riot no dio una respuesta útil. El bot volverá a preguntar pronto.
retried-running = Riot aún no tiene datos, y no consta que la partida haya acabado. No se ha cambiado nada.
retried-queued = Ya le toca; el bot preguntará en cuanto los límites de Riot lo permitan.
retried-done = Esta partida ya tiene su resultado. `/games resend` lo publica de nuevo.
closed-now = Cerrada: ya no se espera su resultado. `/games retry` la retoma.
closed-has-result = Esta partida tiene su resultado, así que no hay nada que cerrar.
closed-already = Esta partida ya se dio por perdida.
imported-now = { $match } está guardada.
imported-already = { $match } ya está guardada. `/games resend` la publica de nuevo.
resent-queued = Se publica otra vez en { $channels }.
resent-confirm = Ya se publicó: { $channels }. ¿Publicarlo otra vez?
resent-under-way = Aún no ha salido, así que no hay nada que repetir.
resent-changed = Alguien lo ha publicado mientras tanto. Ahora no se ha hecho nada.
resent-never = Ningún canal de este servidor lo recibió, así que no se puede repetir.

## A game's story, as admins read it

story-state-ACTIVE = aún sin resultado
story-state-COMPLETED = resultado guardado
story-state-UNAVAILABLE = sin resultado
story-results = { $count ->
    [one] Resultado
   *[other] Resultados
}
story-announced = Anuncios
story-nothing = Nada.
found-spectator = Vista mientras se jugaba
found-history = Encontrada en el historial
found-import = Añadida por un administrador
found-unknown = Primera anotación
story-began = Empezó la partida
story-ended = Acabó la partida
story-held-over = Se dio por acabada: { $why }
over-ABSENT = dos comprobaciones seguidas ya no la mostraban
over-OTHER_GAME = se vio al jugador en otra partida
over-LISTED = figura en el historial
over-OVERDUE = ninguna partida dura tanto
over-UNSEEN = ya no se la vio
story-reopened = Retomada por un administrador
story-stored = Resultado guardado
story-given-up = Dada por perdida
story-given-up-why = Dada por perdida: { $reason }
story-asked = Se pidieron los datos a Riot
story-asked-last = Pedidos por última vez, { $count } veces en total
story-older = guardado por una versión anterior
awaits-nothing = sin resultado. { $reason }
awaits-end = no consta que haya acabado.
awaits-result = pendiente, próximo intento { $when }.
awaits-failed = { $count ->
    [one] { $count } intento falló.
   *[other] { $count } intentos fallaron.
}
awaits-answer = Última respuesta: { $reason }
post-no-result = la noticia de que no hay resultado, { $state }
post-sent = anunciado { $when }: [mensaje]({ $url })
post-sent-again = anunciado de nuevo { $when }: [mensaje]({ $url })
post-deleted = anunciado { $when }; el mensaje se borró después.
post-owed = pendiente; se publica { $when }.
post-held = retenido por las horas de silencio; se publica { $when }.
post-owed-again = pendiente; se publica de nuevo { $when }.
post-paused = pendiente, pero el canal está en pausa: { $reason }. Arréglalo y usa después `/channel test` o `/channel set`.
post-failed-once = pendiente; el último intento falló ({ $reason }), el próximo { $when }.
post-under-way = se está publicando ahora.
post-suppressed = no publicado: lo anotó un proceso que no publica nada (modo sombra).
post-uncertain = incierto: { $reason }. Si no está, `/games resend` lo publica de nuevo.
post-failed = falló: { $reason }. `/games resend` lo intenta de nuevo.
post-digest = demasiado antiguo para un mensaje propio, así que es una línea de un resumen.
post-digest-sent = demasiado antiguo para un mensaje propio; es una línea de un resumen anunciado { $when }: [mensaje]({ $url })
post-digest-not-sent = demasiado antiguo para un mensaje propio; es una línea de un resumen, que no ha salido.
post-quiet-digest = retenido por las horas de silencio, así que es una línea de un resumen.
post-quiet-digest-sent = retenido por las horas de silencio, así que es una línea de un resumen, publicado { $when }: [mensaje]({ $url })
post-quiet-digest-not-sent = retenido por las horas de silencio, así que es una línea de un resumen, que aún no se ha publicado.
silent-nowhere = En ningún sitio
silent = { $where }: { $who } no anunciado: { $why }
silent-running = no consta que la partida haya acabado.
silent-awaited = se espera su resultado, próximo intento { $when }.
silent-ended-before = la partida acabó { $ended }, antes de que se le siguiera aquí { $since }.
silent-no-channel = no hay canal elegido. Elige uno con `/channel set`.
silent-not-seen = no hay resultado que contar, y nadie vio empezar la partida.
silent-muted-here = este servidor no publica { $group } (`/settings`).
silent-muted-for-him = este servidor no publica { $group } de este jugador (`/settings`).
silent-out-already = el mensaje ya había salido cuando se encontró su resultado.
silent-unknown = nada de lo guardado dice por qué.

## Proving that an account is one's own

proof-title = Demuestra que { $who } es tuya
proof-for-link = Con esto vinculas la cuenta contigo.
proof-for-export = Con esto ves lo que se guarda de la cuenta y puedes llevártelo.
proof-for-delete = Con esto puedes hacer borrar todo lo que se guarda de la cuenta.
proof-for-forbid = Con esto puedes prohibir que se siga la cuenta, en todos los servidores.
proof-steps =
    1. En el cliente, pon como icono de perfil de la cuenta el que se muestra aquí: el número { $icon }, en inglés «{ $name }». Es uno de los iconos iniciales, que todo el mundo tiene.
    2. Después pulsa *Comprobar*, antes de { $until }.

    Luego puedes volver a cambiar el icono.
proof-icon = Icono { $icon }
proof-check = Comprobar
proof-not-yet = De momento Riot muestra el icono { $shown }, no el { $icon }. Un cambio puede tardar uno o dos minutos en verse: entonces pulsa *Comprobar* otra vez.
proof-expired = Se ha acabado el tiempo, o lo has intentado demasiadas veces. Usa el comando de nuevo para recibir otro icono.

## Members' own accounts, and being mentioned

account-linked = { $who } está vinculada contigo. De momento es solo tu palabra: quien demuestre con el icono de perfil que la cuenta es suya se queda con ella. Mejor demuéstralo tú.
account-claimed = Otra persona ya ha vinculado { $who }. La cuenta pasa a ser tuya si demuestras que lo es:
account-proved = { $who } está vinculada contigo, y lo has demostrado.
account-unlinked = { $who } ya no está vinculada contigo.
account-is-proved = demostrada { $when }
account-is-said = solo tu palabra
account-followed-here = se sigue aquí
account-not-followed-here = no se sigue aquí
accounts-title = Tus cuentas
accounts-none = Ninguna todavía. Vincula una con `/account link`.
mention-title = Menciones en { $server }
mention-on = Los mensajes sobre estas cuentas te mencionan aquí.
mention-off = Los mensajes sobre estas cuentas no te mencionan aquí.
account-press-mention = Mencióname aquí
account-press-no-mention = No me menciones aquí
account-press-prove = Demostrar { $who }

## Privacidad: lo que cada uno decide sobre lo guardado

privacy-title = Lo que se guarda de { $who }
privacy-nothing = No se guarda nada de esta cuenta.
privacy-not-followed = Ningún servidor sigue esta cuenta, así que no se guarda nada de ella salvo lo que cuentan las partidas de otros. De eso `/privacy export` da todo lo que la nombra.
privacy-file-comes = El archivo con todo llega en un momento.
privacy-identity = Su Riot ID, su región y los identificadores que Riot le da, desde el { $since }
privacy-servers = { $count ->
    [0] Ningún servidor la sigue
    [one] Un servidor la sigue
   *[other] { $count } servidores la siguen
}
privacy-games = Los resultados de { $lol } partidas de League y { $tft } de TFT; de { $records } también el registro de Riot tal como llegó
privacy-span = Jugadas entre el { $first } y el { $last }
privacy-old-rows = { $count ->
    [one] Una fila del modelo anterior
   *[other] { $count } filas del modelo anterior
}
privacy-ranks = { $count ->
    [one] Un rango tal como se vio
   *[other] { $count } rangos tal como se vieron
}
privacy-posts = { $count ->
    [one] Una publicación que la nombra
   *[other] { $count } publicaciones que la nombran
}
privacy-scoreboards = { $count ->
    [one] Su línea en la tabla de una partida (*Detalles*)
   *[other] Sus líneas en las tablas de { $count } partidas (*Detalles*), también de partidas de otros
}
privacy-is-forbidden = Está prohibido seguir y nombrar esta cuenta, como pidió su dueño. Solo para eso se guardan su Riot ID y los identificadores que Riot le da.
privacy-being-deleted = Lo que se guardaba se está borrando en este momento.
privacy-how = Qué puedes hacer
privacy-ways = El archivo lo tiene todo, en JSON. `/privacy delete` lo borra. `/privacy forbid` lo borra y prohíbe seguir y nombrar la cuenta en todos los servidores.
privacy-files-left = { $count ->
    [one] Un archivo más era demasiado para una respuesta; el operador de este bot puede dártelo.
   *[other] { $count } archivos más eran demasiado para una respuesta; el operador de este bot puede dártelos.
}
privacy-member-title = Lo que se guarda de ti
privacy-member-nothing = No se guarda nada de tu cuenta de Discord.
privacy-linked = Cuentas que has vinculado: { $names }
privacy-mentions = { $count ->
    [one] Que quieres que te mencionen en un servidor
   *[other] Que quieres que te mencionen en { $count } servidores
}
privacy-challenges = { $count ->
    [one] Una prueba con icono de perfil que empezaste; se olvida al cabo de un día
   *[other] { $count } pruebas con icono de perfil que empezaste; cada una se olvida al cabo de un día
}
privacy-added = { $count ->
    [one] Que se sigue a un jugador porque tú lo pediste
   *[other] Que se sigue a { $count } jugadores porque tú lo pediste
}
privacy-member-accounts = Para preguntar por una cuenta de Riot, se la siga o no, nómbrala con la opción `riot_id`. Después demuestras con su icono de perfil que es tuya.
privacy-kept = Cuánto tiempo se guarda
privacy-keeping =
    Resultados y rangos: mientras un servidor siga al jugador, y 7 días más.
    Los registros de Riot tal como llegaron: 30 días, salvo que el operador de este bot haya elegido otra cosa.
    Todos los datos de un servidor que expulsa al bot: { $days } días.
privacy-delete = Borrarlo todo
privacy-forbid = Prohibirlo y borrarlo todo
privacy-allow = Permitirlo de nuevo
privacy-ask-delete =
    ¿Borrar todo lo que se guarda de { $who }? No se puede recuperar.

    Desde este momento ningún servidor sigue la cuenta, y una partida en curso no se anuncia. Las publicaciones que están en Discord se quedan ahí: los moderadores del servidor pueden borrarlas. Un servidor puede volver a seguir la cuenta más tarde; `/privacy forbid` lo excluye.
privacy-ask-forbid =
    ¿Prohibir a este bot seguir a { $who }, o nombrar la cuenta en cualquier parte?

    Todo lo que se guarda de ella se borra y no se puede recuperar. Ningún servidor puede volver a seguirla, y en las tablas de partidas de otros no tiene nombre. Solo para eso se guardan su Riot ID y los identificadores que Riot le da. Las publicaciones que están en Discord se quedan ahí: los moderadores del servidor pueden borrarlas. Con `/privacy forbid` puedes retirarlo.
privacy-ask-allow = Está prohibido seguir a { $who }. ¿Permitir de nuevo a los servidores seguir la cuenta? Lo borrado no vuelve.
privacy-ask-forget = ¿Borrar lo que se guarda de tu cuenta de Discord? A los jugadores que hiciste seguir se les sigue siguiendo; que fuiste tú se olvida. Lo que se guarda de una cuenta de Riot se borra con la opción `riot_id`.
privacy-done-delete = Todo lo que se guardaba de { $who } está borrado. Ningún servidor sigue ya la cuenta.
privacy-done-forbid = Aquí ya nadie sigue a { $who }, y nadie puede. Todo lo que se guardaba está borrado, y la cuenta no se nombra en ninguna parte.
privacy-done-allow = Los servidores pueden volver a seguir a { $who }.
privacy-done-forget = Lo que se guardaba de tu cuenta de Discord está borrado.
privacy-under-way = Es mucho, así que lo último desaparece en unos minutos. No hay que hacer nada.
details-withheld = un jugador que no quiere ser nombrado

## What this is

about-text =
    Sigue a jugadores de League of Legends y Teamfight Tactics y publica el resultado de cada una de sus partidas, una sola vez. Quien se oculta en su cliente sigue oculto.

    `/players` muestra a quién se sigue aquí, `/live` quién está en partida ahora y `/leaderboard` en qué puesto está cada uno. `/history`, `/stats` y `/rank` muestran las partidas de un jugador, sus cifras y sus PL a lo largo del tiempo.

    Los moderadores siguen a alguien con `/player add`, eligen un canal con `/channel set` y filtros, horas de silencio, resúmenes e idioma con `/settings`; `/games` ayuda cuando una partida no terminó por sí sola.

    `/account link` dice qué cuenta es tuya y hace que se te mencione donde quieras.

    `/privacy` muestra lo que se guarda de ti; puedes llevártelo, borrarlo y prohibir que se siga tu cuenta. Los datos de un servidor que me expulsa se borran a los { $days } días.
about-version = versión { $version }

## What went wrong

error-server-only = Esto solo funciona en un servidor.
error-not-a-member = No soy miembro de este servidor. Invítame de nuevo, como bot.
error-needs-manage-server = Para esto necesitas el permiso «Gestionar servidor».
error-not-here = Este comando no se puede usar aquí.
error-operators-only = Esto es solo para administradores del servidor de los operadores.
error-owner-only = Esto es solo para el propietario de este bot. Con OPERATOR_GUILD_ID, es para los administradores de ese servidor.
error-changed = Este comando se acaba de cambiar. Inténtalo de nuevo en un minuto.
error-value = Uno de los valores no se puede usar. Elige uno de los que se sugieren.
error-deleted = El mensaje se ha borrado entretanto. Usa el comando de nuevo.
error-old = Esto es de una versión anterior y ya no funciona. Usa el comando de nuevo.
error-ours = Algo ha fallado por nuestra parte. El operador lo encuentra en el registro como { $reference }.

## Sentences of the rest of the program, in English word for word

told-no-tag = A { $typed } le falta el tag. Un Riot ID se escribe Nombre#TAG; el tag está junto al nombre en el cliente del juego.
told-two-tags = { $typed } tiene más de un #. Un Riot ID se escribe Nombre#TAG.
told-no-riot-id = { $typed } no es un Riot ID: { $part } tiene de { $least } a { $most } caracteres, aquí hay { $count }. Un Riot ID se escribe Nombre#TAG.
told-part-name = el nombre
told-part-tag = el tag
told-no-region = { $typed } no es una región. { $regions }
told-regions = Las regiones son: { $names }.
told-try-later = Riot no responde ahora mismo; inténtalo de nuevo en unos minutos.
told-no-player = Riot no conoce a ningún jugador llamado { $typed }. Revisa la ortografía y el tag después del #.
told-region-needed = Riot no dice en qué región juega { $typed }; indícala con la opción «region». { $regions }
told-forbidden = El dueño de { $who } no quiere que este bot siga la cuenta.
told-being-deleted = Lo que se guarda de { $who } se está borrando en este momento, como pidió el dueño de la cuenta; inténtalo de nuevo en unos minutos.
told-server-full = Este servidor ya sigue a { $count } jugadores, y { $most } es el máximo. Quita antes a uno con /player remove.
told-not-followed = A { $typed } no se le sigue en este servidor. /players muestra a quién sí.
told-gone-here = A ese jugador ya no se le sigue en este servidor.
told-too-slow = Riot tarda demasiado en responder. Inténtalo más tarde.
told-nobody-played = Nadie a quien se siga en este servidor jugó { $match }.
told-no-game = Eso no es ninguna partida. Elige una de las sugeridas, o da un identificador como EUW1_7117761272, o la dirección de una página sobre la partida.
told-unknown-game = Que se sepa, ningún jugador seguido en este servidor jugó esa partida.
told-several-games = Más de una partida tiene ese número: { $names }. Indica una de ellas.
told-which-region = ¿De qué región es esa partida? Da el identificador completo, como { $example }, o la dirección de una página sobre la partida.
told-private-match = Riot mantiene en privado los datos de { $match }, así que no se puede saber su resultado.
told-record-not-had = No se han podido obtener los datos de { $match }: { $troubles } Inténtalo más tarde.
told-no-match = Riot no tiene ninguna partida { $match }. Revisa el identificador; una partida recién acabada puede tardar unos minutos.
told-riot-unavailable = Riot no responde en este momento.
told-riot-error = Riot no dio una respuesta útil.
told-riot-limit = El límite de peticiones de Riot está agotado por ahora.
told-riot-key = Riot rechaza la clave de la API.
told-riot-private = Riot mantiene estos datos en privado.
told-riot-foreign = Este puuid pertenece a otra clave de la API.
told-riot-rejected = Riot rechazó la petición.
told-malformed = Los datos recibidos no tienen la forma de una partida.
told-closed = Un moderador la cerró.
told-old-model = El modelo antiguo no guardó ningún resultado legible, y la partida es demasiado antigua para pedirla.
told-unknown-player = Riot no conoce al jugador de esta partida, así que no se puede pedir.
told-private = Riot mantiene en privado los datos de este modo ({ $queue }).
told-private-somehow = Riot mantiene en privado los datos de esta partida.
told-not-published = Riot aún no ha publicado los datos.
told-not-named = Los datos de esta partida no nombran a este jugador.
told-outage = Riot no sirve datos de partidas en este momento.
told-unreadable = No se han podido guardar los datos de esta partida.
told-listed-only = Riot lista esta partida, pero no la publica.
told-foreign = Su identificador pertenece a otra clave de la API de Riot; se está buscando de nuevo por su Riot ID.
told-gone = Riot ya no conoce esa cuenta. Si cambió de nombre, añádelo de nuevo con el nuevo.
told-region-unknown = Riot no dice en qué región juega. Añádelo de nuevo indicando la región (/player add, opción «region»).
told-name-taken = Se llamaba { $riot_id }, que ahora es el nombre de otra persona; su nuevo nombre aún no se conoce.
told-twin = Es { $riot_id }, a quien se sigue en otra entrada; quita esta.
told-account-gone = Ya no se encuentra a { $who }. { $problem }
told-somebody = Un jugador al que sigue este servidor
told-account-back = Riot vuelve a conocer a { $riot_id }; sus partidas se siguen como antes.
told-paused = No se pueden publicar resultados en { $channel }: { $reason }. Esperan. Arréglalo y usa `/channel test`, o elige otro canal con `/channel set`.
told-resumed = Los resultados vuelven a publicarse en { $channel }.
told-channel-deleted = El canal de los resultados de este servidor se ha borrado ({ $channel }). Los resultados esperan: elige otro canal con `/channel set`.
told-channel-moved = Se ha borrado un canal de resultados ({ $channel }). Lo que iba allí va a { $other } a partir de ahora.
told-channel-chosen = Los resultados van ahora a { $channel }.
told-uncertain = No se sabe si se publicó un resultado en { $channel }: { $reason }. No se vuelve a publicar solo: `/games stuck` lo muestra. Dame allí el permiso «Leer el historial de mensajes» y usa después `/channel test`.
told-channel-gone = el canal ya no existe
told-server-gone = el servidor ya no existe
told-channel-unseen = el bot no ve el canal
told-channel-kind = no se puede publicar en un canal de este tipo
told-may-not-post = el bot no puede publicar ahí
told-thread-archived = el hilo está archivado
told-thread-locked = el hilo está bloqueado
told-discord-refuses = Discord no deja que el bot publique ahí
told-not-readable = no se puede leer el historial del canal
told-too-much-written = desde entonces se ha escrito demasiado como para revisarlo
told-waited-too-long = No se ha podido publicar nada en el canal durante { $days } días.
told-elsewhere = anunciado en otro canal
told-bot-removed = El bot fue expulsado de este servidor.
told-links-full = Has vinculado { $count } cuentas, y es el máximo. Quita antes una con /account unlink.
told-not-linked = { $typed } no está vinculada contigo. /account list muestra las que sí.
told-link-gone = Esta cuenta ya no está vinculada contigo.
told-link-unknown = Riot ya no conoce esa cuenta. Si cambió de nombre, vincúlala otra vez con el nuevo.
told-lookups = Has buscado { $count } cuentas en diez minutos, y es el máximo. Inténtalo más tarde.
told-proof-over = Este reto ha terminado. Usa el comando de nuevo para empezar otro.
told-proof-crowded = Ahora mismo demasiadas personas están demostrando que esta cuenta es suya. Inténtalo de nuevo en 15 minutos.
told-proof-often = Has empezado { $count } demostraciones en una hora, y es el máximo. Inténtalo más tarde.
told-proof-soon = Se acaba de preguntar a Riot. Inténtalo de nuevo en diez segundos.
told-no-profile = Riot no muestra ningún perfil de { $typed } en { $region }. Si la cuenta juega en otra región, indícala con la opción «region».

## Los rangos a lo largo del tiempo, y el servidor por rango

rank-not-yet = Nadie ha mirado todavía los rangos de { $who }; inténtalo de nuevo en unos minutos.
rank-record = { $wins } V { $losses } D
rank-firsts = { $count ->
    [one] un primer puesto
   *[other] { $count } primeros puestos
} en { $games } partidas
rank-games = { $count ->
    [one] una clasificatoria
   *[other] { $count } clasificatorias
} en { $days ->
    [one] un día
   *[other] { $days } días
}
rank-lp = PL { $won } / { $lost }
rank-unknown = PL desconocidos en { $count }
rank-alt = { $who }, { $ladder }: de { $first } a { $last }, lo más alto { $best }.
rank-alt-none = { $who }, { $ladder }: sin rango en este tiempo.
leaderboard-title = { $ladder } en { $server }
leaderboard-nobody = Nadie de los que se sigue aquí tiene aún rango en esta clasificación.
leaderboard-unranked = { $count ->
    [one] Uno más no tiene rango.
   *[other] { $count } más no tienen rango.
}
leaderboard-week = { $moved } en 7 días
leaderboard-updated = Actualizado { $when }
leaderboard-kept = En un momento habrá en { $channel } una clasificación que se actualiza sola. Borra su mensaje para terminarla.

## The settings of a server

settings-title = Ajustes de { $server }
settings-first = Elige abajo lo que quieras cambiar.
settings-saved = ✅ Guardado.
section-all = Vista general
section-all-what = Todo lo que está elegido
section-channels = Canales
section-channels-what = Adónde va cada tipo de mensajes
settings-channels-default = Todo lo que no tiene canal propio
settings-channels-help = Elige primero de qué se trata y luego su canal. Quien se añadió con un canal propio lo conserva. Sin canal, los ascensos son una línea del resultado.
settings-channels-pick = Elige un canal
settings-channels-clear = Sin canal propio
settings-channels-sample = Publicar un ejemplo
section-queues = Qué partidas se publican
section-queues-what = Las colas que este servidor no publica
settings-queues-all = Se publica todo.
settings-queues-not = No se publica: { $groups }.
settings-queues-own = { $count ->
    [one] Un jugador tiene un filtro propio.
   *[other] { $count } jugadores tienen filtros propios.
}
settings-queues-help = Lo que se marque abajo no se publica. Esas partidas se siguen y se cuentan igual: solo faltan sus mensajes, desde ahora. Una cola nueva se publica hasta que se marque aquí. Un canal de ascensos recibe los de todas las colas.
settings-queues-lol = League of Legends: marca lo que no se publica
settings-queues-tft = TFT: marca lo que no se publica
section-players = Filtros de jugadores
section-players-what = Lo que no se publica de algunos jugadores
settings-players-none = Nadie tiene un filtro propio.
settings-players-nobody = Aquí no se sigue a nadie. Empieza con `/player add`.
settings-players-pick = Elige un jugador
settings-players-as-server = como el servidor
settings-players-everything = se publica todo
settings-players-not = no se publica: { $groups }
settings-players-help = El filtro propio de un jugador sustituye para él al del servidor, también si no deja nada fuera.
settings-players-own = Un filtro propio
settings-players-server = Como el servidor
section-quiet = Horas de silencio y sonido
section-quiet-what = Cuándo no se publica nada y si los mensajes suenan
settings-quiet-none = Se publica a cualquier hora.
settings-quiet-is = De { $start } a { $end } ({ $zone }) no se publica nada.
settings-quiet-now = Ahora hay silencio hasta { $when }. Retenidos: { $count }.
settings-quiet-help = Lo que llega en las horas de silencio se retiene: un solo mensaje se publica tal cual cuando acaban, varios como uno. Los avisos a los moderadores también esperan. Sin sonido, un mensaje aparece como no leído y no notifica a nadie; los avisos conservan el suyo.
settings-quiet-set = Fijar horas de silencio
settings-quiet-off = Sin horas de silencio
settings-quiet-from = Desde, según la hora del servidor (23:00)
settings-quiet-until = Hasta (08:00)
settings-quiet-same = Las horas de silencio empiezan y acaban a horas distintas. Para publicar a cualquier hora, usa «Sin horas de silencio».
settings-quiet-no-time = { $typed } no es una hora. Escríbela como 23:00 u 8:30.
settings-silent-is = Los mensajes no suenan.
settings-silent-is-not = Los mensajes suenan.
settings-silent-on = Publicar sin sonido
settings-silent-off = Publicar con sonido
section-language = Idioma y hora
section-language-what = En qué idioma se publica y qué hora rige en el servidor
settings-language-is = Se publica en { $language }.
settings-language-by-discord = { $language }, según los ajustes del servidor en Discord
settings-language-auto = Automático
settings-language-help = Las respuestas que solo ve una persona están en el idioma de su Discord.
settings-zone-is = Zona horaria: { $zone }, donde ahora son las { $clock }.
settings-zone-button = Zona horaria
settings-zone-utc = Volver a UTC
settings-zone-label = Una ciudad, un país o UTC+2
settings-zone-example = Madrid, Buenos Aires, Bogotá, UTC-3
settings-zone-unknown = No conozco ninguna zona horaria llamada { $typed }. Escribe una ciudad grande de tu región, como Madrid, Seúl o Nueva York, o una diferencia como UTC+2.
settings-zone-several = { $typed } tiene varias zonas horarias. Escribe una ciudad grande de la tuya, como Nueva York, Chicago o Los Ángeles.

## What a day, a week or a month brought

recap-title-daily = Resumen del día · { $when }
recap-title-weekly = Resumen de la semana · { $when }
recap-title-monthly = Resumen del mes · { $when }
recap-of-lol = League of Legends
recap-of-tft = Teamfight Tactics
recap-games-lol = { $count ->
    [one] una partida de League
   *[other] { $count } partidas de League
}
recap-games-tft = { $count ->
    [one] una partida de TFT
   *[other] { $count } partidas de TFT
}
recap-more = { $count ->
    [one] … y un jugador más
   *[other] … y { $count } jugadores más
}
recap-average = puesto medio { $place }
recap-firsts = { $count ->
    [one] un primer puesto
   *[other] { $count } primeros puestos
}
recap-lp = PL ganados y perdidos
recap-won = { $lp } ganados
recap-lost = { $lp } perdidos
recap-drifted = { $lp } sin partida
recap-unknown = { $count ->
    [one] una partida desconocida
   *[other] { $count } partidas desconocidas
}
recap-together = { $count } partidas desconocidas una a una ({ $lp } en conjunto)
recap-climbers = En ascenso
recap-best = Mejor partida
recap-worst = Peor partida
recap-kda = KDA { $ratio }
recap-special = Para destacar
recap-streak = Racha más larga: { $who }, { $row }
recap-incomplete = Lo que falta
recap-lacks-awaited = { $count ->
    [one] Aún se espera un resultado.
   *[other] Aún se esperan { $count } resultados.
}
recap-lacks-unpublished = { $count ->
    [one] Riot no publica el resultado de una partida.
   *[other] Riot no publica los resultados de { $count } partidas.
}
recap-lacks-behind = { $count ->
    [one] El historial de un jugador no se ha podido leer hasta el final de este tiempo; pueden faltar partidas.
   *[other] Los historiales de { $count } jugadores no se han podido leer hasta el final de este tiempo; pueden faltar partidas.
}

## Recaps in the panel of settings

section-recaps = Resúmenes
section-recaps-what = Lo que trajo un día, una semana o un mes, a la hora que elijas
recap-name-daily = Cada día
recap-name-weekly = Cada semana
recap-name-monthly = Cada mes
settings-recap-on = { $name }: activado
settings-recap-off = { $name }: desactivado
settings-recap-hour = { $name } a las { $hour }
settings-recap-look = Esta semana hasta ahora
settings-recap-so-far = Esta semana hasta ahora. Solo tú ves esto.
settings-recap-empty = Nadie de los que se sigue aquí ha terminado una partida esta semana.
settings-recap-none = No se publica ninguno.
settings-recap-is-off = **{ $name }**: desactivado
settings-recap-is-on = **{ $name }** a las { $hour }, el próximo { $when }
settings-recap-is-held = **{ $name }** a las { $hour }, en las horas de silencio: el próximo al terminar, { $when }
settings-recap-is-due = **{ $name }** a las { $hour }, el próximo en un momento
settings-recap-clock = Según el reloj de { $zone }, donde ahora son las { $clock }; otro se elige en «{ $section }».
settings-recap-where = Los resúmenes se publican en { $channel }.
settings-recap-nowhere = ⚠ Aún no tienen canal. Elige uno con `/channel set`.
settings-recap-legacy = ⚠ No se hace ninguno mientras trabaja el modelo antiguo del bot; los activados llegarán cuando su operador haya pasado al nuevo.
settings-recap-help = Un resumen cuenta lo que hicieron los jugadores que se siguen aquí: partidas, PL ganados y perdidos, ascensos, la mejor y la peor partida, la racha más larga. Una semana va de lunes a domingo. Si nadie jugó, no se publica nada. También cuentan las partidas que los filtros no dejan publicar.

## Who is in a game now

live-title = En partida ahora: { $server }
live-nobody = Nadie de los que se sigue aquí está en partida ahora mismo.
live-hidden = Quien juega en modo streamer no aparece: el juego lo oculta.
live-since = empezó { $when }
live-loading = cargando
live-lost-sight = vista por última vez { $when }
live-against = { $one } contra { $other }

## A player's games

history-title = Partidas de { $who }
history-none = No hay guardada ninguna partida terminada que coincida.
stored-since = Las partidas se guardan desde que se sigue a un jugador.
history-awaited = { $count ->
    [one] Otra partida ha terminado; se espera su resultado.
   *[other] Otras { $count } partidas han terminado; se esperan sus resultados.
}
history-page = página { $page }
history-newer = Más recientes
history-older = Más antiguas
history-unreadable = Guardada por una versión anterior
history-no-champion = { $typed } no es un campeón. Elige uno de los sugeridos.
history-gone = A este jugador ya no se le sigue aquí.

## Queues that are asked for together

group-lol = Todo League of Legends
group-solo = Clasificatoria Solo/Dúo
group-flex = Clasificatoria Flexible
group-normal = Normal (reclutamiento, partida rápida, partida veloz)
group-aram = ARAM
group-clash = Clash
group-arena = Arena
group-modes = Modos temporales (URF, Enjambre…)
group-coop = Cooperativo contra IA
group-custom = Personalizadas, práctica, tutoriales
group-tft = Todo Teamfight Tactics
group-tft-ranked = TFT Clasificatoria
group-tft-normal = TFT Normal
group-hyper-roll = TFT Hyper Roll
group-double-up = TFT Double Up
group-tft-modes = TFT: especiales (regresos, Pruebas de Tocker)

## What a player's games come to

stats-title = { $who } · { $days ->
    [one] último día
   *[other] últimos { $days } días
}
stats-none = { $days ->
    [one] No hay guardada ninguna partida que cuente del último día.
   *[other] No hay guardada ninguna partida que cuente de los últimos { $days } días.
}
stats-score = K/D/A { $score }
stats-place = puesto medio { $place }
stats-played = { $length } de juego
stats-top = mitad superior: { $count } ({ $share })
stats-firsts = { $count ->
    [one] { $count } primer puesto
   *[other] { $count } primeros puestos
}
stats-now-won = 🔥 { $count } victorias seguidas ahora
stats-now-lost = 🧊 { $count } derrotas seguidas ahora
stats-longest = rachas más largas: { $won } ganadas, { $lost } perdidas
stats-champions = Campeones
stats-roles = Roles
stats-traits = TFT: rasgo más fuerte
stats-hours = Horas ({ $zone })
stats-busiest = La mayoría de las partidas empezaron entre las { $start } y las { $end }.
stats-mates = Junto a
stats-half = En las partidas con puestos, la mitad superior cuenta como ganada.
stats-left-out = Sin contar: { $list }.
stats-cut = Solo se cuentan las { $count } partidas más recientes.
left-remake = { $count ->
    [one] { $count } remake
   *[other] { $count } remakes
}
left-void = { $count ->
    [one] { $count } partida sin resultado
   *[other] { $count } partidas sin resultado
}
left-unreadable = { $count ->
    [one] { $count } partida guardada por una versión anterior
   *[other] { $count } partidas guardadas por una versión anterior
}
left-unavailable = { $count ->
    [one] { $count } partida que Riot no publica
   *[other] { $count } partidas que Riot no publica
}

## Queues, as the client calls them

queue-0 = Personalizada
queue-400 = Normal (reclutamiento)
queue-420 = Clasificatoria Solo/Dúo
queue-430 = Normal (oculta)
queue-440 = Clasificatoria Flexible
queue-450 = ARAM
queue-480 = Partida veloz
queue-490 = Partida rápida
queue-700 = Clash
queue-720 = Clash ARAM
queue-830 = Cooperativo contra IA (introducción)
queue-840 = Cooperativo contra IA (principiante)
queue-850 = Cooperativo contra IA (intermedio)
queue-870 = Cooperativo contra IA (introducción)
queue-880 = Cooperativo contra IA (principiante)
queue-890 = Cooperativo contra IA (intermedio)
queue-900 = ARURF
queue-910 = Ascensión
queue-920 = La leyenda del rey poro
queue-940 = Asedio del Nexo
queue-950 = Bots del caos (votación)
queue-960 = Bots del caos
queue-980 = Invasión de Guardianas Estelares
queue-990 = Invasión de Guardianas Estelares: Asalto
queue-1000 = PROYECTO: Cazadores
queue-1010 = ARURF nevado
queue-1020 = Uno para todos
queue-1090 = TFT Normal
queue-1091 = TFT 1c0
queue-1092 = TFT 2c0
queue-1100 = TFT Clasificatoria
queue-1110 = TFT Tutorial
queue-1111 = TFT Simulación
queue-1120 = TFT Hyper Roll (Normal)
queue-1130 = TFT Hyper Roll
queue-1150 = TFT Double Up
queue-1160 = TFT Double Up
queue-1200 = Nexus Blitz
queue-1210 = TFT El tesoro de Choncc
queue-1220 = TFT Pruebas de Tocker
queue-1300 = Nexus Blitz
queue-1400 = Grimorio de definitivas
queue-1700 = Arena
queue-1710 = Arena (sala de 16)
queue-1740 = Arena (tríos)
queue-1750 = Arena (tríos)
queue-1810 = Enjambre (solo)
queue-1820 = Enjambre (dúo)
queue-1830 = Enjambre (trío)
queue-1840 = Enjambre (cuarteto)
queue-1900 = URF
queue-2000 = Tutorial 1
queue-2010 = Tutorial 2
queue-2020 = Tutorial 3
queue-2300 = Brawl
queue-2400 = ARAM: Caos
queue-3100 = Personalizada
queue-3140 = Herramienta de práctica
queue-3270 = Personalizada
queue-6000 = TFT Revival: Set 3.5
queue-6100 = TFT Revival: Festival of Beasts
queue-6110 = TFT Revival: Remix Rumble
queue-6120 = TFT La fiesta de Pengu
queue-new = Cola { $number }
queue-unknown = Cola desconocida

## Champions whom the client calls otherwise than in English

champion-masteryi = Maestro Yi
champion-nunuwillump = Nunu y Willump

## Commands: what Discord shows beside them, at most 100 characters

-which-game = Elige una, o da un identificador (EUW1_7117761272) o un enlace a la partida

choice-results = resultados
choice-lol = League of Legends
choice-tft = TFT
choice-promotions = ascensos y descensos
choice-recaps = resúmenes
choice-alerts = avisos a los moderadores

command-privacy = Lo que se guarda de ti, y lo que decides sobre ello
command-privacy-show = Mostrar lo que se guarda de ti o de tu cuenta de Riot
    .riot_id = Nombre#TAG de tu cuenta; con su icono demuestras que es tuya
    .region = Dónde juega la cuenta; se averigua si no lo dices
command-privacy-export = Llevarte lo que se guarda de ti o de tu cuenta de Riot, como archivo JSON
    .riot_id = Nombre#TAG de tu cuenta; con su icono demuestras que es tuya
    .region = Dónde juega la cuenta; se averigua si no lo dices
command-privacy-delete = Borrar lo que se guarda de ti o de tu cuenta de Riot
    .riot_id = Nombre#TAG de tu cuenta; con su icono demuestras que es tuya
    .region = Dónde juega la cuenta; se averigua si no lo dices
command-privacy-forbid = Prohibir en todos los servidores seguir tu cuenta de Riot, o retirarlo
    .riot_id = Nombre#TAG de tu cuenta; con su icono demuestras que es tuya
    .region = Dónde juega la cuenta; se averigua si no lo dices
command-about = Qué es este bot
command-account = Decir qué cuentas son tuyas
command-account-link = Decir que una cuenta es tuya
    .riot_id = Nombre#TAG, como en el cliente
    .region = Dónde juega la cuenta; si falta, se averigua
command-account-unlink = Decir que una cuenta ya no es tuya
    .player = Nombre#TAG
command-account-list = Tus cuentas, y si los mensajes te mencionan aquí
command-players = A quién se sigue en este servidor
command-player = Seguir a jugadores en este servidor
command-player-add = Seguir a un jugador: sus resultados se publican aquí
    .riot_id = Nombre#TAG, como en el cliente
    .region = Dónde juega; se averigua si no lo dices
    .channel = Adónde van sus resultados; si no, al canal del servidor, o a este
command-player-remove = Dejar de seguir a un jugador en este servidor
    .player = Nombre#TAG, o todos
command-live = Quién está en partida ahora
command-history = Las partidas de un jugador, primero las más recientes
    .player = Nombre#TAG
    .queue = Solo estas colas
    .champion = Solo con este campeón; en TFT, con esta unidad en el tablero
command-stats = El balance de un jugador: campeones, roles, horas, rachas, y con quién
    .player = Nombre#TAG
    .days = Cuántos días atrás
    .queue = Solo estas colas
command-rank = Los rangos de un jugador y sus PL a lo largo del tiempo
    .player = Nombre#TAG
    .days = Cuántos días atrás
    .queue = Qué clasificación; si no, aquella en la que más pasó
command-leaderboard = Los jugadores de este servidor por rango
    .queue = Qué clasificación
    .keep = Publicar un mensaje que se actualiza solo (Gestionar servidor)
command-channel = Dónde se publican los resultados
command-channel-set = Publicar los resultados de este servidor, o un tipo de mensajes, en un canal
    .channel = Adónde van los resultados
    .kind = Qué va allí; sin esto, todo lo que no tiene canal propio
command-channel-show = Adónde van los resultados de este servidor
command-channel-test = Publicar un ejemplo donde van los resultados
    .kind = De qué; sin esto, de los resultados
command-settings = Canales, filtros, horas de silencio, resúmenes e idioma de este servidor
    .player = Abrir el filtro de este jugador
command-games = Partidas que no acabaron por sí solas
command-games-stuck = Qué no acabó por sí solo, y por qué
command-games-explain = Toda la historia de una partida, y por qué no se anunció
    .game = { -which-game }
command-games-retry = Pedir a Riot el resultado de una partida ahora
    .game = { -which-game }
command-games-close = No esperar más el resultado de una partida
    .game = { -which-game }
command-games-import = Añadir una partida que faltó
    .match = Un identificador (EUW1_7117761272) o un enlace a la partida
command-games-resend = Publicar de nuevo un resultado donde se anunció
    .game = { -which-game }
command-migration = El modelo antiguo junto al nuevo
command-migration-health = Si el modelo nuevo funciona tan bien como el antiguo, y qué hacer
    .hours = Cuántas horas hacia atrás; 24 si se omite
command-migration-missed = Qué partidas se le escaparon a cada modelo, y por qué
command-migration-loops = Cuánto tardan los bucles, y cuándo no corrió ninguno
