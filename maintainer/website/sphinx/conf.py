"""Configuration of Sphinx. `maintainer.website.builder` writes the pages, and sets the version."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

project = "openrouter-responses"
author = "the maintainers of openrouter-responses"
copyright = "the authors; Apache License 2.0"  # noqa: A001 - the name that Sphinx reads

extensions = ["myst_parser", "sphinx_copybutton", "site_extension"]
source_suffix = {".md": "markdown"}
exclude_patterns = []
nitpicky = True

# The anchors of GitHub, which the links of docs/ use.
myst_heading_anchors = 4
highlight_language = "text"
# Python that stands alone in a line of prose, and output, are highlighted as far as they are valid.
suppress_warnings = ["misc.highlighting_failure"]

html_theme = "furo"
pygments_dark_style = "a11y-high-contrast-dark"
templates_path = [str(HERE / "templates")]
html_static_path = [str(HERE / "static")]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
html_use_index = False
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_theme_options = {"navigation_with_keys": False, "top_of_page_buttons": []}
html_last_updated_fmt = None
copybutton_exclude = ".linenos, .gp, .go"
