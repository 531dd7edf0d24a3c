"""What the HTML cleaner is made of: tags, lines and elements, tables, the choice of the article, what a page says of itself."""
