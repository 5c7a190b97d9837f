"""The option that names where an account plays."""

from discord import app_commands

from tracking.riot.routes import PLATFORMS, region_name

REGION_CHOICES = [
    app_commands.Choice(name=region_name(platform), value=region_name(platform))
    for platform in PLATFORMS
]
