"""The figures of the lessons: drawn here, with numbers and words out of the lessons' own files."""
