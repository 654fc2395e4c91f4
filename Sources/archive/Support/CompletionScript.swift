/// What is added to the generated scripts: values that only the archive knows. The names come from reports, so no shell
/// may ever expand them: they are read line by line and quoted before they reach the command line.
enum CompletionScript {
  static let bash = #"""
    # Fields and issuers, as the archive has them; all else is completed by the function above.
    _archive_values() {
        local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" subject word value quoted
        local -a db=()
        case "$prev" in
            --field) subject=fields ;;
            --issuer|show|brief|trace|history|compare|amend|reread) subject=issuers ;;
            rename|alias|merge|level|parent|scope)
                [[ " ${COMP_WORDS[*]:1:COMP_CWORD-1} " == *" issuer "* ]] || { _archive "$@"; return; }
                subject=issuers ;;
            *) if ((COMP_CWORD > 3)) && [[ "${COMP_WORDS[COMP_CWORD-3]}" == @(trace|amend) ]]; then
                subject=fields
            else
                _archive "$@"; return
            fi ;;
        esac
        for ((word = 1; word < COMP_CWORD; word++)); do
            if [[ "${COMP_WORDS[word]}" == --db ]]; then
                db=(--db "${COMP_WORDS[word+1]/#\~/$HOME}")
            fi
        done
        COMPREPLY=()
        cur="${cur//[\\\"\']/}"
        while IFS= read -r value; do
            printf -v quoted '%q' "$value"
            COMPREPLY+=("$quoted")
        done < <("${COMP_WORDS[0]}" "${db[@]}" __complete "$subject" -- "$cur" 2>/dev/null)
    }
    complete -F _archive_values archive

    """#

  /// The script up to where it installs its own function: what is added installs another, which hands over to it.
  static func zsh(_ generated: String) -> String {
    let installing = generated.ranges(of: "if [[ \"${funcstack[1]}\" = _archive ]]").last?.lowerBound
    return generated[..<(installing ?? generated.endIndex)] + zshValues
  }

  private static let zshValues = #"""

    # Fields and issuers, as the archive has them; all else is completed by the function above.
    _archive_values() {
        local subject word
        local -a db values
        case "${words[CURRENT-1]}" in
            --field) subject=fields ;;
            --issuer|show|brief|trace|history|compare|amend|reread) subject=issuers ;;
            rename|alias|merge|level|parent|scope)
                [[ " ${words[1,CURRENT-2]} " == *" issuer "* ]] || { _archive "$@"; return; }
                subject=issuers ;;
            *) if ((CURRENT > 4)) && [[ "${words[CURRENT-3]}" == (trace|amend) ]]; then
                subject=fields
            else
                _archive "$@"; return
            fi ;;
        esac
        for ((word = 2; word < CURRENT; word++)); do
            [[ "${words[word]}" == --db ]] && db=(--db "${(Q)words[word+1]}")
        done
        values=("${(@f)$("${words[1]}" "${db[@]}" __complete "$subject" -- "${(Q)PREFIX}" 2>/dev/null)}")
        values=("${(@)values:#}")
        compadd -- "${values[@]}"
    }
    compdef _archive_values archive
    if [[ "${funcstack[1]}" = _archive ]]; then
        _archive_values "${@}"
    fi

    """#

  static let fish = #"""
    # Fields and issuers, as the archive has them.
    function __archive_values
        set -l words (commandline -opc)
        set -l db
        for index in (seq 2 (count $words))
            if test "$words[$index]" = --db; and test $index -lt (count $words)
                set db --db $words[(math $index + 1)]
            end
        end
        command $words[1] $db __complete $argv[1] -- (commandline -ct) 2>/dev/null
    end
    function __archive_after
        contains -- (commandline -opc)[-1] $argv
    end
    function __archive_cell
        set -l words (commandline -opc)
        test (count $words) -gt 3; and contains -- $words[-3] trace amend
    end
    complete -c archive -n '__archive_after --field' -l field -rfka '(__archive_values fields)'
    complete -c archive -n '__archive_after --issuer' -l issuer -rfka '(__archive_values issuers)'
    complete -c archive -n '__archive_after show brief trace history compare amend reread' -fka '(__archive_values issuers)'
    complete -c archive -n '__fish_seen_subcommand_from issuer; and __archive_after rename alias merge level parent scope' \
        -fka '(__archive_values issuers)'
    complete -c archive -n '__archive_cell' -fka '(__archive_values fields)'

    """#
}
