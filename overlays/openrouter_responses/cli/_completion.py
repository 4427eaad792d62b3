"""`completion`: scripts that complete the command in bash, zsh and fish, and contain all its options."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, get_args

from openrouter_responses import models
from openrouter_responses.cli import COMMANDS, PROGRAM, _options

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

_EPILOG = """\
bash:
  mkdir -p ~/.local/share/bash-completion/completions
  openrouter-responses completion bash > ~/.local/share/bash-completion/completions/openrouter-responses
zsh, with `fpath=(~/.zfunc $fpath)` before `compinit` in ~/.zshrc:
  mkdir -p ~/.zfunc
  openrouter-responses completion zsh > ~/.zfunc/_openrouter-responses
fish:
  mkdir -p ~/.config/fish/completions
  openrouter-responses completion fish > ~/.config/fish/completions/openrouter-responses.fish
"""


# Other values are accepted, too: models of tomorrow may know more.
_SUGGESTED = {"EFFORT": get_args(get_args(models.ReasoningEffort)[0])}


class _Option(NamedTuple):
    names: tuple[str, ...]
    summary: str
    takes_value: bool
    choices: tuple[str, ...]


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    parser = _options.new_parser("completion", "Print a script that completes this command.", epilog=_EPILOG)
    parser.add_argument("shell", choices=[*_SCRIPTS], help="the shell")
    return parser


def run(given: Sequence[str]) -> int:
    """Print the script, and return the exit status."""
    arguments = parser().parse_args(given)
    options = {name: [*_options_of(import_module(f"{__package__}._{name}").parser())] for name in COMMANDS}
    print("\n".join(_SCRIPTS[arguments.shell](options)))
    return 0


def _options_of(parser: argparse.ArgumentParser) -> Iterator[_Option]:
    # argparse has no public list of the options.
    for action in parser._actions:
        takes_value = action.nargs != 0
        choices = tuple(map(str, action.choices or _SUGGESTED.get(str(action.metavar), ())))
        if action.option_strings or choices:
            summary = (action.help or "").split(" (")[0].split(":")[0]
            yield _Option(tuple(action.option_strings), summary, takes_value, choices)


def _bash(options: dict[str, list[_Option]]) -> Iterator[str]:
    yield "_openrouter_responses() {"
    yield '    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words=""'
    yield "    if [ $COMP_CWORD -eq 1 ]; then"
    yield f'        words="{" ".join(COMMANDS)} --help --version"'
    yield "    else"
    yield '        case "${COMP_WORDS[1]} $previous" in'
    for command, choices in _choices(options):
        for name in choices.names or (command,):
            yield f'            "{command} {name}") words="{" ".join(choices.choices)}" ;;'
    for command, own in options.items():
        files = [name for option in own if option.takes_value and not option.choices for name in option.names]
        if files:
            patterns = "|".join(f'"{command} {name}"' for name in files)
            yield f"            {patterns}) COMPREPLY=(); return ;;"
    yield "        esac"
    yield '        [ -n "$words" ] || case "${COMP_WORDS[1]}" in'
    for command, own in options.items():
        yield f'            {command}) words="{" ".join(name for option in own for name in option.names)}" ;;'
    yield "        esac"
    yield "    fi"
    yield '    COMPREPLY=($(compgen -W "$words" -- "$word"))'
    yield "}"
    yield f"complete -o bashdefault -o default -F _openrouter_responses {PROGRAM}"


def _zsh(options: dict[str, list[_Option]]) -> Iterator[str]:
    yield f"#compdef {PROGRAM}"
    yield "if (( CURRENT == 2 )); then"
    yield "    local -a commands=("
    for command, summary in COMMANDS.items():
        yield f"        {_quoted(f'{command}:{summary}')}"
    yield "    )"
    yield "    _describe command commands"
    yield "    return"
    yield "fi"
    yield "local command=$words[2]"
    yield "shift words"
    yield "(( CURRENT-- ))"
    yield 'case "$command" in'
    for command, own in options.items():
        yield f"    {command})"
        specifications = [_quoted(specification) for option in own for specification in _zsh_option(option)]
        yield f"        _arguments {' '.join(specifications)} '*:file:_files' ;;"
    yield "esac"


def _zsh_option(option: _Option) -> Iterator[str]:
    values = f"({' '.join(option.choices)})" if option.choices else "_files"
    if not option.names:
        yield f"1:value:{values}"
    for name in option.names:
        value = f":value:{values}" if option.takes_value else ""
        yield f"*{name}[{option.summary}]{value}"


def _fish(options: dict[str, list[_Option]]) -> Iterator[str]:
    start = f"complete -c {PROGRAM}"
    for command, summary in COMMANDS.items():
        yield f"{start} -n __fish_use_subcommand -f -a {command} -d {_quoted(summary)}"
    for command, own in options.items():
        condition = f"-n '__fish_seen_subcommand_from {command}'"
        for option in own:
            names = [f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names]
            values = [f"-x -a {_quoted(' '.join(option.choices))}"] if option.choices else []
            requires = ["-r"] if option.names and option.takes_value and not values else []
            yield " ".join([start, condition, *names, *requires, *values, "-d", _quoted(option.summary)])


def _choices(options: dict[str, list[_Option]]) -> Iterable[tuple[str, _Option]]:
    return [(command, option) for command, own in options.items() for option in own if option.choices]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


_SCRIPTS = {"bash": _bash, "fish": _fish, "zsh": _zsh}
