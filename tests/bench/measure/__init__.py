"""What tests/bench/speed is made of: a module a part, and what they share."""
