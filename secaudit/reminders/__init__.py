"""What the user should do again, and the ways to be told in time: calendar, notice, timer."""
