//! Scripts into syntax trees, bounded so that no script takes long, deep or down.

use brush_parser::{ParserOptions, SourceInfo, Token, ast::Program, parse_tokens, uncached_tokenize_str};

/// The longest script that is read, in bytes.
const LONGEST: usize = 32 * 1024;
/// The most `$(`, `${` and backquotes of a script: the tokenizer goes down into each.
const MOST_SUBSTITUTIONS: usize = 96;
/// The deepest that commands may stand in each other.
const DEEPEST: usize = 32;
/// The deepest that parentheses may: an unfinished one is read twice, those within it four times, and so on.
const DEEPEST_PARENTHESES: usize = 8;
/// The deepest that `case` may, which is worse.
const DEEPEST_CASE: usize = 4;
/// The longest run of digits: the parser trusts file descriptors to be small.
const LONGEST_NUMBER: usize = 9;

/// How scripts are read: as bash does, whose language holds that of the other shells for what is looked at here.
pub(super) fn options() -> ParserOptions {
    ParserOptions::default()
}

/// Reads a script; nothing if it is none, or more than is worth reading.
pub(super) fn parse(script: &str) -> Option<(Program, Vec<Token>)> {
    if !is_bounded(script) {
        return None;
    }
    let options = options();
    let tokens = uncached_tokenize_str(script, &options.tokenizer_options()).ok()?;
    if !is_shallow(&tokens) {
        return None;
    }
    let program = parse_tokens(&tokens, &options, &SourceInfo::default()).ok()?;
    Some((program, tokens))
}

/// Whether the text may be given to the tokenizer.
pub(super) fn is_bounded(script: &str) -> bool {
    let bytes = script.as_bytes();
    let opens = |pair: &&[u8]| matches!(pair, [b'$' | b'<' | b'>', b'(' | b'{' | b'[']) || pair[0] == b'`';
    bytes.len() <= LONGEST
        && !bytes.contains(&0)
        && bytes.windows(2).filter(opens).count() <= MOST_SUBSTITUTIONS
        && bytes.split(|byte| !byte.is_ascii_digit()).all(|digits| digits.len() <= LONGEST_NUMBER)
}

/// Whether the tokens may be given to the parser. A word that closes something counts only where a command can start;
/// elsewhere it is an argument, and a script could hide its depth behind it.
fn is_shallow(tokens: &[Token]) -> bool {
    let (mut commands, mut parentheses, mut cases) = (0usize, 0usize, 0usize);
    let mut starts = true;
    for token in tokens {
        match token {
            Token::Operator(operator, _) => {
                match operator.as_str() {
                    "(" => parentheses += 1,
                    ")" => parentheses = parentheses.saturating_sub(1),
                    _ => {}
                }
                starts = true;
            }
            Token::Word(word, _) => {
                match word.as_str() {
                    "if" | "for" | "while" | "until" | "{" | "[[" | "!" => commands += 1,
                    "case" => cases += 1,
                    "esac" if starts => cases = cases.saturating_sub(1),
                    "fi" | "done" | "}" if starts => commands = commands.saturating_sub(1),
                    _ => {}
                }
                // These end what is before them, so that another may follow.
                starts = starts && matches!(word.as_str(), "fi" | "done" | "}" | "esac");
            }
        }
        if commands > DEEPEST || parentheses > DEEPEST_PARENTHESES || cases > DEEPEST_CASE {
            return false;
        }
    }
    true
}
