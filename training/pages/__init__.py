"""The learnt reader of page dumps: own articles, furniture and house styles; pages made of them; weights from those."""
