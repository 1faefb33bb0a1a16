"""What several features need: errors, channels, message menus, autocomplete."""
