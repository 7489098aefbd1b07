"""What is shown: values that travel as JSON. Nothing upstream of `desk/` sees one."""
