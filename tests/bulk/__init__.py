"""Tests of bulk runs, and `torture`, which kills a job at random moments."""
