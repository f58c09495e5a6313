"""Attribution frames inside frames: outer and inner ones, in world news (own corpus)."""
