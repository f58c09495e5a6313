"""The learned reader at run time: word pieces, windows, network, frames, calibration."""
