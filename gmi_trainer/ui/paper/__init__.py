"""What a person takes away on paper: sheets, printed or saved as a PDF file."""
