// Preloaded beside Azurite: its standard input closes when whoever started it ends, however it ended, and so does it.
process.stdin.resume().on('end', () => process.exit(0));
