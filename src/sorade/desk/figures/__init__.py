"""The figures: what it all adds up to, today and looking back."""
