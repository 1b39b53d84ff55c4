using Zhiheng.Kernel;

namespace Zhiheng.Registry.Demo;

/// <summary>A made-up organisation with everything the templates ask about it. Names and addresses depend on the day.</summary>
internal sealed record Organization
{
    public required County County { get; init; }

    public required Trade Trade { get; init; }

    public required string CreditCode { get; init; }

    public required string Name { get; init; }

    /// <summary>Empty when it never changed its name.</summary>
    public required string FormerName { get; init; }

    /// <summary>The first day of <see cref="Name"/>; 0 without a change.</summary>
    public required int RenamedOn { get; init; }

    public required string Street { get; init; }

    public required string FormerStreet { get; init; }

    /// <summary>The first day of <see cref="Street"/>; 0 without a move.</summary>
    public required int MovedOn { get; init; }

    public required string Telephone { get; init; }

    public required string LegalPerson { get; init; }

    public required string Contact { get; init; }

    public required string Nature { get; init; }

    public required string EconomicType { get; init; }

    /// <summary>In ten thousand yuan.</summary>
    public required int Capital { get; init; }

    public required int People { get; init; }

    public string NameOn(int day) => day < RenamedOn ? FormerName : Name;

    public string FormerNameOn(int day) => day < RenamedOn ? "" : FormerName;

    /// <summary>The street is that of the day, the county has the name it bears when the row is reported.</summary>
    public string AddressOn(int day, int reportedOn) => County.PathOn(reportedOn) + (day < MovedOn ? FormerStreet : Street);

    /// <summary>S up to 50 persons, M up to 200, L above.</summary>
    public char SizeLetter => People switch
    {
        <= 50 => 'S',
        <= 200 => 'M',
        _ => 'L',
    };
}

/// <summary>Makes any organisation from its number. The lowest digit (base 8) is its sector, the rest its serial number.</summary>
internal sealed class OrganizationMaker(int seed)
{
    /// <summary>The sectors in the order of their digit; X are further CCC parties, Z are branches that hold child certificates.</summary>
    public const string Sectors = "MEFCISXZ";

    /// <summary>Six free characters of 31; the last thousand are for bodies and showcase, which are the same for every seed.</summary>
    private const int CodeSpace = (31 * 31 * 31 * 31 * 31 * 31) - 1000;

    private static readonly string[] Roads = ["路", "路", "路", "大街", "大道", "街"];

    public static int Number(char sector, int serial) => (serial * 8) + Sectors.IndexOf(sector, StringComparison.Ordinal);

    /// <summary>The days on which it takes another name and another address; 0 for never.</summary>
    public (int RenamedOn, int MovedOn) Changes(int number)
    {
        var dice = new Dice(seed, Purpose.OrganizationChange, number);
        var renamed = dice.Chance(60) ? Days.Of(2018, 1, 1) + dice.Below(3000) : 0;
        var moved = dice.Chance(60) ? Days.Of(2018, 1, 1) + dice.Below(3000) : 0;
        return number < 0 || Sectors[number & 7] is 'X' or 'Z' ? default : (Days.Weekday(renamed), Days.Weekday(moved));
    }

    public Organization Make(int number)
    {
        if (number < 0)
        {
            return Make(number, Showcase.Organizations[~number]);
        }

        var dice = new Dice(seed, Purpose.Organization, number);
        var trades = DemoTables.TradesOfSector[Sectors[number & 7] is 'X' or 'Z' ? 'E' : Sectors[number & 7]];
        var county = DemoTables.Counties[dice.Weighted(DemoTables.CountySums)];
        return Make(number, new(county, dice.Pick(trades), ""));
    }

    /// <summary>The branch that holds the child certificate of a chain: named after its parent, in its own county.</summary>
    public Organization MakeBranch(Organization parent, int chain)
    {
        var branch = Make(Number('Z', chain));
        var name = $"{branch.County.City[..2]}分公司";
        return branch with
        {
            Trade = parent.Trade,
            Name = parent.Name + name,
            FormerName = parent.FormerName.Length == 0 ? "" : parent.FormerName + name,
            RenamedOn = parent.RenamedOn,
            People = Math.Max(5, parent.People / 4),
        };
    }

    private Organization Make(int number, ShowcaseOrganization frame)
    {
        var dice = new Dice(number < 0 ? 0 : seed, Purpose.OrganizationDetail, number);
        var (county, trade, name) = frame;
        var (renamed, moved) = Changes(number);
        var people = People(ref dice);
        var size = people > 200 ? 2 : people > 50 ? 1 : 0;
        var place = Place(county, trade, ref dice);
        var suffix = Suffix(size, ref dice);
        var street = Street(ref dice);
        var formerStreet = moved == 0 ? street : Street(ref dice);
        var full = name.Length > 0 ? name : $"{place}{ShortName(ref dice)}{trade.Name}{suffix}";
        return new()
        {
            County = county,
            Trade = trade,
            CreditCode = Code(county, number),
            Name = full,
            FormerName = renamed == 0 ? "" : $"{place}{ShortName(ref dice)}{trade.Name}有限公司",
            RenamedOn = renamed,
            Street = street,
            FormerStreet = formerStreet,
            MovedOn = moved,
            // Local numbers never begin with 0, so that nobody can be called.
            Telephone = $"{county.Telephone}-0{dice.Between(1_000_000, 9_999_999)}",
            LegalPerson = Person(ref dice),
            Contact = Person(ref dice),
            Nature = suffix.StartsWith('股') ? "040106" : dice.Chance(400) ? "040107" : "040105",
            EconomicType = suffix.StartsWith('股') ? "160" : "159",
            Capital = (size + 1) * (size + 1) * 100 * dice.Between(1, 12),
            People = people,
        };
    }

    /// <summary>Surnames and given names are drawn apart from two short lists.</summary>
    public static string Person(ref Dice dice)
    {
        var given = DemoTables.GivenNames;
        var surname = DemoTables.Surnames[dice.Below(DemoTables.Surnames.Length)];
        var first = given[dice.Below(given.Length)];
        return dice.Chance(250) ? $"{surname}{first}" : $"{surname}{first}{given[dice.Below(given.Length)]}";
    }

    /// <summary>Two characters drawn apart by the frequency of their place, never the opening of a well-known name.</summary>
    private static string ShortName(ref Dice dice)
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

    private static string Place(County county, Trade trade, ref Dice dice)
    {
        var kind = dice.Below(100);
        if (kind < 25 && trade.Sector != 'F')
        {
            return "山东";
        }

        var own = county.Name[^1] is '市' or '县' && county.Name.Length == 3 && kind > 60;
        return own ? county.Name[..2] : county.City[..2];
    }

    private static string Suffix(int size, ref Dice dice) => (size, dice.Below(100)) switch
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

    /// <summary>Half the organisations have up to 30 people, one in forty more than a thousand.</summary>
    private static int People(ref Dice dice) => dice.Below(40) switch
    {
        < 20 => dice.Between(5, 30),
        < 31 => dice.Between(31, 120),
        < 37 => dice.Between(121, 500),
        < 39 => dice.Between(501, 1000),
        _ => dice.Between(1001, 6000),
    };

    /// <summary>The code of a body or, from 500 on, of the showcase.</summary>
    public static string ReservedPart(int index) => MadeUpPart(CodeSpace + index);

    /// <summary>Multiplying by a number that shares no factor with the space visits every code once.</summary>
    private string Code(County county, int number)
    {
        // A code keeps the registrar of its first day, so a county that got a new code does not do: its city registers.
        var registrar = county.Since == 0 ? county.Code : county.Code[..4] + "00";
        if (number < 0)
        {
            return CreditCode.Compose('9', '1', registrar, ReservedPart(500 + ~number)).Value;
        }

        var start = new Dice(seed, Purpose.Organization, long.MinValue).Below(CodeSpace);
        return CreditCode.Compose('9', '1', registrar, MadeUpPart((int)(((number * 314_159_269L) + start) % CodeSpace))).Value;
    }

    /// <summary>No real organisation code begins with YY.</summary>
    private static string MadeUpPart(int place) => string.Create(8, place, static (span, rest) =>
    {
        span[0] = span[1] = 'Y';
        for (var i = 7; i >= 2; i--)
        {
            span[i] = CreditCode.Alphabet[rest % 31];
            rest /= 31;
        }
    });
}
