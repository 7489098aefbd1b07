"""How the recogniser learns, many drawings at once. It alone needs numpy; what recognises doesn't import it."""
