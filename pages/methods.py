"""データと方法: where every number comes from, how it was checked, and what the dashboard cannot show."""

from pages.components import estimate_accuracy, heading, method_parts
from pages.components.view import current

view = current()
heading.draw("データと方法", view)
method_parts.reconciliation(view)
method_parts.provenance(view)
method_parts.basis(view)
estimate_accuracy.draw(view)
method_parts.words(view)
method_parts.themes(view)
method_parts.text_errors(view)
method_parts.limits(view)
