namespace Zhiheng.Registry.Demo;

/// <summary>Made-up names of people, companies and streets.</summary>
internal static class MadeUp
{
    private static readonly string[] Roads = ["路", "路", "路", "大街", "大道", "街"];

    /// <summary>Surnames and given names are drawn apart from two short lists.</summary>
    public static string Person(ref Dice dice)
    {
        var given = DemoTables.GivenNames;
        var surname = DemoTables.Surnames[dice.Below(DemoTables.Surnames.Length)];
        var first = given[dice.Below(given.Length)];
        return dice.Chance(250) ? $"{surname}{first}" : $"{surname}{first}{given[dice.Below(given.Length)]}";
    }

    /// <summary>Two characters drawn apart by the frequency of their place, never the opening of a well-known name.</summary>
    public static string ShortName(ref Dice dice)
    {
        while (true)
        {
            var first = DemoTables.FirstCharacters[dice.Weighted(DemoTables.FirstSums)];
            var second = DemoTables.SecondCharacters[dice.Weighted(DemoTables.SecondSums)];
            var name = $"{first}{second}";
            if (first != second && !DemoTables.KnownNames.Contains(name))
            {
                return name;
            }
        }
    }

    public static string Place(County county, Trade trade, ref Dice dice)
    {
        var kind = dice.Below(100);
        if (kind < 25 && trade.Sector != 'F')
        {
            return "山东";
        }

        var own = county.Name[^1] is '市' or '县' && county.Name.Length == 3 && kind > 60;
        return own ? county.Name[..2] : county.City[..2];
    }

    public static string Suffix(int size, ref Dice dice) => (size, dice.Below(100)) switch
    {
        (2, < 22) => "集团有限公司",
        (2, < 50) => "股份有限公司",
        (1, < 8) => "股份有限公司",
        (_, < 90) => "有限公司",
        _ => "有限责任公司",
    };

    public static string Street(ref Dice dice)
    {
        var first = DemoTables.FirstCharacters[dice.Below(DemoTables.FirstCharacters.Length)];
        var second = DemoTables.SecondCharacters[dice.Below(DemoTables.SecondCharacters.Length)];
        return $"{first}{second}{Roads[dice.Below(Roads.Length)]}{dice.Between(1, 999)}号";
    }
}
