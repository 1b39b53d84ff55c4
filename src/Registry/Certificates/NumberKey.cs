using System.Text;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Registry.Certificates;

/// <summary>
/// The form of a certificate number under which it is looked up: half width, upper case, no white space, and O read as 0, I as 1,
/// because people copy numbers from paper. Two numbers with one key are look-alikes, never one number.
/// </summary>
public static class NumberKey
{
    public static string Of(string number)
    {
        if (!IsPlain(number))
        {
            number = (NameText.IsWellFormed(number) ? number.Normalize(NormalizationForm.FormKC) : number).ToUpperInvariant();
        }

        return number.AsSpan().IndexOfAny("OI \t\u3000") < 0 && !number.Any(char.IsWhiteSpace)
            ? number
            : string.Concat(number.Where(c => !char.IsWhiteSpace(c)).Select(Digit));
    }

    private static char Digit(char c) => c switch
    {
        'O' => '0',
        'I' => '1',
        _ => c,
    };

    private static bool IsPlain(string number)
    {
        foreach (var c in number)
        {
            if (!char.IsAscii(c) || char.IsAsciiLetterLower(c))
            {
                return false;
            }
        }

        return true;
    }
}
