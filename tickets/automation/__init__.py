"""What happens by itself: clocks that run until a promise is kept, and what acts when a ticket's facts say so."""
