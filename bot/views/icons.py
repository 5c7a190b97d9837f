"""What the starter icons are called in an English client, by which its collection is searched.

Titles of CommunityDragon's summoner-icons.json; the client shows no numbers.
"""

ICON_NAMES = {
    0: "Blue Minion Bruiser Icon",
    1: "Blue Minion Hammer Time Icon",
    2: "Blue Cannon Minion Icon",
    3: "Blue Minion Caster Icon",
    4: "Blue Mountain Icon",
    5: "Blue Super Minion Icon",
    6: "Ole Paw Icon",
    7: "Debonair Rose Icon",
    8: "Ancient Golem Icon",
    9: "Daggers Icon",
    10: "Winged Sword Icon",
    11: "Lizard Elder Icon",
    12: "Fully Stacked Mejai's Icon",
    13: "Red Cannon Minion Icon",
    14: "Red Siege Minion Icon",
    15: "Red Bruiser Minion Icon",
    16: "Red Caster Minion Icon",
    17: "Red Super Minion Icon",
    18: "Mix Mix Icon",
    19: "Targon Icon",
    20: "Shurima Icon",
    21: "Tree of Life Icon",
    22: "Revive Icon",
    23: "Lil' Sprout Icon",
    24: "Spike Shield Icon",
    25: "Level One Critter Icon",
    26: "Level Two Critter Icon",
    27: "Wraith Icon",
    28: "Tibbers Icon",
}
