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
