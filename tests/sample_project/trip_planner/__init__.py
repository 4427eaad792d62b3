"""Trips, planned by a language model that can look up the weather."""

from trip_planner.planner import Planner, Trip, forecast

__all__ = ["Planner", "Trip", "forecast"]
