"""The loop: begin a session, take what was done, reveal it, grade it, go on."""
