"""What a workshop is: frozen records, checked one by one, each knowing where it was written."""
