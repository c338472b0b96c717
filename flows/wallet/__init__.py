"""云雀钱包 / Skylark Wallet: the hotline of a digital wallet, on real records."""
