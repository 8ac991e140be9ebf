"""Many documents: a plain function from documents to rows, engines that run it, and comparisons over what it gives."""
