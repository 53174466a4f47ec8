"""The commands of the console: one module a sub-command, none of them needs Qt."""
