namespace Zhiheng.Kernel;

/// <summary>
/// The unified social credit code (GB 32100, rules.md §1.1): registration department (1), category (1), region (6),
/// organisation code with its own check (9), check character (1).
/// The region may be one that no longer exists, because a code keeps the region of first registration:
/// whether it is current is for the caller to warn about, never a reason to refuse.
/// </summary>
public readonly record struct CreditCode
{
    public const int Length = 18;

    /// <summary>The 31 characters of the standard in the order of their values; I, O, S, V and Z are left out.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private readonly string? value;

    private CreditCode(string value) => this.value = value;

    /// <summary>Eighteen characters of <see cref="Alphabet"/>.</summary>
    public string Value => value ?? throw new InvalidOperationException("A CreditCode comes from Parse or Compose.");

    /// <summary>Characters 3–8: six characters, not necessarily a region that exists. 100000 stands for national registrars.</summary>
    public string RegionPart => Value[2..8];

    /// <summary>Characters 9–17.</summary>
    public OrganizationCode Organization => OrganizationCode.Checked(Value[8..17]);

    /// <summary>Belongs to a made-up organisation of demonstrations and tests: the organisation part starts with YY.</summary>
    public bool IsMadeUp => Value[8] == 'Y' && Value[9] == 'Y';

    /// <summary>3^(i-1) mod 31 for the characters 1–17.</summary>
    private static ReadOnlySpan<byte> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>
    /// Accepts full width, lower case and blanks anywhere.
    /// Refuses, in this order: blank, length, alphabet (first foreign character), organisation check, overall check.
    /// </summary>
    public static Outcome<CreditCode> Parse(string? text)
    {
        var code = CodeText.Clean(text);
        if (code.Length != Length)
        {
            return code.Length == 0 ? CreditCodeRefusals.Blank() : CreditCodeRefusals.Length(code.Length);
        }

        if (WeightedSum(code, out var foreign) is not { } sum)
        {
            return CreditCodeRefusals.Alphabet(foreign + 1, code[foreign]);
        }

        var organizationCheck = OrganizationCode.CheckCharacter(code.AsSpan(8));
        if (organizationCheck != code[16])
        {
            return CreditCodeRefusals.OrganizationCheck(organizationCheck, code[16]);
        }

        var check = CheckCharacter(sum);
        return check == code[17] ? new CreditCode(code) : CreditCodeRefusals.Check(check, code[17]);
    }

    /// <summary>
    /// Adds both check characters. For demonstrations and tests; <paramref name="org8"/> then starts with YY.
    /// </summary>
    /// <exception cref="ArgumentException">A part has the wrong length or a character outside <see cref="Alphabet"/>.</exception>
    public static CreditCode Compose(char department, char category, string region6, string org8)
    {
        ArgumentNullException.ThrowIfNull(region6);
        ArgumentNullException.ThrowIfNull(org8);
        var body = $"{department}{category}{region6}{OrganizationCode.Compose(org8)}";
        if (region6.Length != 6 || WeightedSum(body, out _) is not { } sum)
        {
            throw new ArgumentException($"'{body}' cannot be the first 17 characters of a credit code.", nameof(region6));
        }

        return new(body + CheckCharacter(sum));
    }

    public override string ToString() => value ?? "";

    /// <summary>The weighted sum over the first 17 characters; null, with its index, when any character is foreign.</summary>
    private static int? WeightedSum(ReadOnlySpan<char> code, out int foreign)
    {
        var sum = 0;
        for (foreign = 0; foreign < code.Length; foreign++)
        {
            var worth = ValueOf(code[foreign]);
            if (worth < 0)
            {
                return null;
            }

            sum += foreign < Weights.Length ? Weights[foreign] * worth : 0;
        }

        return sum;
    }

    private static char CheckCharacter(int sum) => Alphabet[(31 - (sum % 31)) % 31];

    /// <summary>The place in <see cref="Alphabet"/>, by arithmetic because a look-up per character would dominate imports; -1 when foreign.</summary>
    private static int ValueOf(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'A' and <= 'H' => character - 'A' + 10,
        >= 'J' and <= 'N' => character - 'J' + 18,
        >= 'P' and <= 'R' => character - 'P' + 23,
        'T' => 26,
        'U' => 27,
        'W' => 28,
        'X' => 29,
        'Y' => 30,
        _ => -1,
    };
}
