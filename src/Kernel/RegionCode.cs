namespace Zhiheng.Kernel;

/// <summary>
/// A six-digit administrative division code (GB/T 2260, with the functional zones of the statistical lists).
/// The form is checked here; whether and when the division existed is answered by <see cref="RegionTable"/>.
/// </summary>
public readonly record struct RegionCode
{
    public const int Length = 6;

    private readonly string? value;

    private RegionCode(string value) => this.value = value;

    /// <summary>Six digits.</summary>
    public string Value => value ?? throw new InvalidOperationException("A RegionCode comes from Parse.");

    /// <summary>Without trailing zero pairs: 37 for a province, 3701 for a city, 370102 for a county.</summary>
    public string Prefix => Value.EndsWith("0000", StringComparison.Ordinal) ? Value[..2]
        : Value.EndsWith("00", StringComparison.Ordinal) ? Value[..4]
        : Value;

    /// <summary>The code one level up by its digits alone; null for a province. Functional zones may have another parent in the table.</summary>
    public RegionCode? Above => Prefix.Length switch
    {
        6 => new RegionCode(Value[..4] + "00"),
        4 => new RegionCode(Value[..2] + "0000"),
        _ => null,
    };

    /// <summary>Accepts full width and blanks. Refuses blank text, anything but six digits, and province digits 00–09.</summary>
    public static Outcome<RegionCode> Parse(string? text)
    {
        var code = CodeText.Clean(text);
        if (code.Length == 0)
        {
            return RegionCodeRefusals.Blank();
        }

        var isSixDigits = code.Length == Length && code.All(char.IsAsciiDigit);
        return isSixDigits && code[0] != '0' ? new RegionCode(code) : RegionCodeRefusals.Form(code);
    }

    public override string ToString() => value ?? "";
}
