using Zhiheng.Kernel;

namespace Zhiheng.Registry.Demo;

/// <summary>Makes any organisation from its number. The lowest digit (base 8) is its sector, the rest its serial number.</summary>
internal sealed class OrganizationMaker(int seed)
{
    /// <summary>The sectors in the order of their digit; X are further CCC parties, Z are branches that hold child certificates.</summary>
    public const string Sectors = "MEFCISXZ";

    /// <summary>Six free characters of 31; the last thousand are for bodies and showcase, which are the same for every seed.</summary>
    private const int CodeSpace = (31 * 31 * 31 * 31 * 31 * 31) - 1000;

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
        var place = MadeUp.Place(county, trade, ref dice);
        var suffix = MadeUp.Suffix(size, ref dice);
        var street = MadeUp.Street(ref dice);
        var formerStreet = moved == 0 ? street : MadeUp.Street(ref dice);
        var full = name.Length > 0 ? name : $"{place}{MadeUp.ShortName(ref dice)}{trade.Name}{suffix}";
        return new()
        {
            County = county,
            Trade = trade,
            CreditCode = Code(county, number),
            Name = full,
            FormerName = renamed == 0 ? "" : $"{place}{MadeUp.ShortName(ref dice)}{trade.Name}有限公司",
            RenamedOn = renamed,
            Street = street,
            FormerStreet = formerStreet,
            MovedOn = moved,
            // Local numbers never begin with 0, so that nobody can be called.
            Telephone = $"{county.Telephone}-0{dice.Between(1_000_000, 9_999_999)}",
            LegalPerson = MadeUp.Person(ref dice),
            Contact = MadeUp.Person(ref dice),
            Nature = suffix.StartsWith('股') ? "040106" : dice.Chance(400) ? "040107" : "040105",
            EconomicType = suffix.StartsWith('股') ? "160" : "159",
            Capital = (size + 1) * (size + 1) * 100 * dice.Between(1, 12),
            People = people,
        };
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
