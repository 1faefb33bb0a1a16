"""What a page is made of tells whether it is one document or several articles: proposals, evidence, a decision."""
