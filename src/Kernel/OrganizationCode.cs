namespace Zhiheng.Kernel;

/// <summary>
/// The nine-character organisation code (GB 11714): eight characters and a check character modulo 11.
/// It is also characters 9–17 of a <see cref="CreditCode"/>.
/// </summary>
public readonly record struct OrganizationCode
{
    public const int Length = 9;

    private readonly string? value;

    private OrganizationCode(string value) => this.value = value;

    /// <summary>Nine characters, upper case, without the hyphen that is printed before the last one.</summary>
    public string Value => value ?? throw new InvalidOperationException("An OrganizationCode comes from Parse or Compose.");

    private static ReadOnlySpan<byte> Weights => [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>
    /// Accepts full width, lower case, blanks and one hyphen before the check character.
    /// Refuses, in this order: blank, length, alphabet (0–9 and A–Z), check character.
    /// </summary>
    public static Outcome<OrganizationCode> Parse(string? text)
    {
        var code = WithoutHyphen(CodeText.Clean(text));
        if (code.Length != Length)
        {
            return code.Length == 0 ? OrganizationCodeRefusals.Blank() : OrganizationCodeRefusals.Length(code.Length);
        }

        for (var i = 0; i < Length; i++)
        {
            if (!char.IsAsciiDigit(code[i]) && !char.IsAsciiLetterUpper(code[i]))
            {
                return OrganizationCodeRefusals.Alphabet(i + 1, code[i]);
            }
        }

        var check = CheckCharacter(code);
        return check == code[^1] ? new OrganizationCode(code) : OrganizationCodeRefusals.Check(check, code[^1]);
    }

    /// <summary>Adds the check character to eight characters 0–9, A–Z. For made-up organisations they start with YY.</summary>
    /// <exception cref="ArgumentException">Not eight characters of that alphabet.</exception>
    public static OrganizationCode Compose(string org8)
    {
        ArgumentNullException.ThrowIfNull(org8);
        if (org8.Length != Length - 1 || org8.Any(c => !char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c)))
        {
            throw new ArgumentException($"'{org8}' is not eight characters 0-9, A-Z.", nameof(org8));
        }

        return new(org8 + CheckCharacter(org8));
    }

    public override string ToString() => value ?? "";

    /// <summary>For text whose check character has already been compared.</summary>
    internal static OrganizationCode Checked(string value) => new(value);

    /// <summary>The check character over the first eight characters, each 0–9 or A–Z.</summary>
    internal static char CheckCharacter(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * (char.IsAsciiDigit(code[i]) ? code[i] - '0' : code[i] - 'A' + 10);
        }

        return (11 - (sum % 11)) switch
        {
            10 => 'X',
            11 => '0',
            var digit => (char)('0' + digit),
        };
    }

    private static string WithoutHyphen(string code) =>
        code.Length == Length + 1 && code[Length - 1] == '-' ? code.Remove(Length - 1, 1) : code;
}
