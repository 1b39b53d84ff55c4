using System.Globalization;
using Zhiheng.Kernel;

namespace Zhiheng.Registry.Demo;

/// <summary>A member of an audit team. The identity number cannot be real: no region has the code 999999.</summary>
internal sealed record Auditor(string Name, string IdentityNumber, string RegistrationYear, int RegistrationNo)
{
    public string Registration(string letter) => $"{RegistrationYear}-N1{letter}-{RegistrationNo}";
}

/// <summary>
/// Audit teams of a body; <see cref="TeamTurns"/> says which goes where.
/// </summary>
internal static class Teams
{
    /// <summary>How many days before a team may be called again; an audit with its first stage spans fewer.</summary>
    public const int TurnDays = 14;

    /// <summary>The first stage of an initial audit lies so many days before the last day of the second.</summary>
    public const int FirstStageBefore = 10;

    /// <summary>Numbers of teams from here on inspect factories, from <see cref="PlannedTeams"/> on they are announced only.</summary>
    public const int FactoryTeams = 3000;

    public const int PlannedTeams = 4000;

    public static int Size(decimal personDays) => personDays switch
    {
        <= 6 => 2,
        <= 12 => 3,
        _ => 5,
    };

    /// <summary>At most five.</summary>
    public static int AuditDays(decimal personDays) => (int)Math.Ceiling(personDays / Size(personDays));

    public static Auditor Member(int seed, int body, int team, int member)
    {
        var dice = new Dice(seed, Purpose.Auditor, ((((long)body * 100_000) + team) * 8) + member);
        var name = MadeUp.Person(ref dice);
        var registration = 10_000 + (body * 40_000) + (team * 8) + member;
        // A thousand people share eleven birthdays and differ in the three digits after it, so no number occurs twice.
        var born = Days.Date(Days.Of(1966, 1, 1) + (registration / 1000 * 389 % 1000 * 11) + dice.Below(11));
        var head = $"999999{born.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{registration % 1000:000}";
        var year = dice.Between(2012, 2024).ToString(CultureInfo.InvariantCulture);
        return new(name, head + Check(head), year, registration);
    }

    /// <summary>GB 11643: weights 2^(17−i) modulo 11.</summary>
    public static char Check(string head)
    {
        var sum = 0;
        for (var i = 0; i < head.Length; i++)
        {
            sum += (head[i] - '0') * ((1 << (head.Length - i)) % 11);
        }

        return "10X98765432"[sum % 11];
    }
}
