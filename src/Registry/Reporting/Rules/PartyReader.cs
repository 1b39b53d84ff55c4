using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>Checks and builds one organisation of a row. Its fields share a prefix: holderName, holderCode, holderDistrict …</summary>
internal sealed class PartyReader
{
    private const string China = "156";

    private readonly RowContext context;
    private readonly PartyRole role;
    private readonly bool wantsCreditCode;
    private readonly int name, otherName, formerName, code, country, district, address, otherAddress, industry, factoryNo;
    private CreditCode? creditCode;
    private OrganizationCode? organizationCode;
    private RegionCode? region;

    public PartyReader(RowContext context, string prefix, PartyRole role, bool wantsCreditCode)
    {
        this.context = context;
        this.role = role;
        this.wantsCreditCode = wantsCreditCode;
        var cells = context.Cells;
        name = cells.Slot(prefix + "Name");
        otherName = cells.Slot(prefix + "OtherName");
        formerName = cells.Slot(prefix + "FormerName");
        code = cells.Slot(prefix + "Code");
        country = cells.Slot(prefix + "Country");
        district = cells.Slot(prefix + "District");
        address = cells.Slot(prefix + "Address");
        otherAddress = cells.Slot(prefix + "OtherAddress");
        industry = cells.Slot(prefix + "Industry");
        factoryNo = role == PartyRole.Factory ? cells.Slot("factoryNo") : RowCells.NoSlot;
    }

    public void Check()
    {
        creditCode = null;
        organizationCode = null;
        region = null;
        if (context.Cells.Text(country) is not (null or China))
        {
            return;
        }

        if (context.Cells.Text(country) == China)
        {
            context.Need(code, PartyFindings.CodeMissing);
            context.Need(district, PartyFindings.DistrictMissing);
        }

        CheckCode();
        CheckDistrict();
    }

    public ReportedParty Build()
    {
        var cells = context.Cells;
        return new(role, cells.Text(name)!, cells.Text(country))
        {
            OtherName = cells.Text(otherName),
            FormerName = cells.Text(formerName),
            Code = creditCode?.Value ?? organizationCode?.Value ?? cells.Text(code),
            CreditCode = creditCode,
            OrganizationCode = organizationCode,
            Region = region,
            Address = cells.Text(address),
            OtherAddress = cells.Text(otherAddress),
            Industries = industry < 0 ? [] : cells.List(industry) is { Length: > 0 } list ? list : cells.Text(industry) is { } one ? [one] : [],
            FactoryNo = cells.Text(factoryNo),
        };
    }

    private void CheckCode()
    {
        if (context.Cells.Text(code) is not { } text)
        {
            return;
        }

        var column = context.Cells.Column(code);
        if (text.Length is OrganizationCode.Length or OrganizationCode.Length + 1)
        {
            CheckOrganizationCode(column, text);
            return;
        }

        var parsed = CreditCode.Parse(text);
        if (parsed.IsRefused)
        {
            context.Add(PartyFindings.CreditCodeMalformed(column, text, parsed.Refusal));
            return;
        }

        creditCode = parsed.Value;
        organizationCode = parsed.Value.Organization;
        if (!context.Districts.IsCurrent(parsed.Value.RegionPart, context.ReportedOn))
        {
            context.Add(PartyFindings.CreditCodeRegion(column, text, parsed.Value.RegionPart));
        }
    }

    private void CheckOrganizationCode(FileColumn column, string text)
    {
        var parsed = OrganizationCode.Parse(text);
        if (parsed.IsRefused)
        {
            context.Add(PartyFindings.OrganizationCodeMalformed(column, text, parsed.Refusal));
            return;
        }

        organizationCode = parsed.Value;
        context.Cells.Replace(code, parsed.Value.Value);
        if (wantsCreditCode)
        {
            context.Add(PartyFindings.OrganizationCodeOnly(column, text));
        }
    }

    private void CheckDistrict()
    {
        if (context.Cells.Text(district) is not { } text)
        {
            return;
        }

        var column = context.Cells.Column(district);
        var (standing, found) = context.Districts.Find(text, context.ReportedOn);
        region = found;
        switch (standing)
        {
            case DistrictStanding.Unknown:
                context.Add(PartyFindings.DistrictUnknown(column, text));
                break;
            case DistrictStanding.NotInForce:
                context.Add(PartyFindings.DistrictNotInForce(column, text, context.Districts.Successors(found!.Value)));
                break;
            case DistrictStanding.TooCoarse:
                context.Cells.Replace(district, found!.Value.Value);
                context.Add(PartyFindings.DistrictTooCoarse(column, text, found.Value.Value));
                break;
        }
    }
}
