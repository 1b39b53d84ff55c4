namespace Zhiheng.Kernel;

/// <summary>The check character of a resident identity number (GB 11643): 17 digits weighted 2^(17−i) modulo 11.</summary>
public static class IdentityNumber
{
    private const string Checks = "10X98765432";

    public static bool IsWellFormed(string number)
    {
        if (number.Length != 18 || number.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var remainder = 0;
        for (var i = 0; i < 17; i++)
        {
            remainder = ((remainder * 2) + ((number[i] - '0') * 2)) % 11;
        }

        return number[17] == Checks[remainder];
    }
}
