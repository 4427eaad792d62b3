"""The documentation site: the pages of `docs/`, the reference and the API, as HTML and as Markdown.

The modules; `__main__` has the commands.

- `public_objects`: the public names of the package and the definitions that they refer to, with their docstrings.
- `model_pages`: which page of the reference a model is on.
- `markdown`: headings, anchors, types and links in Markdown.
- `signatures`: annotations and signatures as code.
- `reference`: the public names as Markdown, one page for each kind.
- `api_pages`: the description of the API as Markdown.
- `pages`: all pages of the site and their order; the links of the pages of `docs/`.
- `llms`: `llms.txt` and `llms-full.txt`.
- `builder`: runs Sphinx, and writes what is beside the HTML pages.
- `drawing`: drawings as SVG, with light and dark colors.
- `pictures`: the pictures of `docs/pictures/`.

The folder `sphinx` holds the configuration of Sphinx and an extension. They run in an environment of their own.
"""
