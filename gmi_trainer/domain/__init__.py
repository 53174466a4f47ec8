"""What the program knows about drills, scores and plans: plain Python without clock, file or chance."""
