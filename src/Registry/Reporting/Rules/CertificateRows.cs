using Zhiheng.Registry.Reporting.Templates;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>Templates 103010 and 203010.</summary>
internal sealed class CertificateRows : RowKind
{
    private const string Compulsory = "B";

    private readonly RowContext context;
    private readonly CertificateSlots slots;
    private readonly StatusRules statuses;
    private readonly ConditionRules conditions;
    private readonly PlausibilityRules plausibilities;
    private readonly PartyReader holder;
    private readonly PartyReader? manufacturer;
    private readonly PartyReader? factory;
    private readonly CodeTable products;
    private string? number;
    private string schemeCode = "";
    private Scheme? scheme;

    public CertificateRows(RowContext context, Template template, CodeTables codes)
    {
        this.context = context;
        slots = new CertificateSlots(context.Cells);
        statuses = new StatusRules(context, slots);
        conditions = new ConditionRules(context, slots);
        plausibilities = new PlausibilityRules(context, slots);
        holder = new PartyReader(context, "holder", PartyRole.Holder, template.CreditCode);
        if (slots.Scheme < 0)
        {
            manufacturer = new PartyReader(context, "manufacturer", PartyRole.Manufacturer, template.CreditCode);
            factory = new PartyReader(context, "factory", PartyRole.Factory, template.CreditCode);
        }

        products = codes["ccc-product"];
    }

    public override void Check()
    {
        number = CertificateNumber.Check(context, slots.Number);
        FindScheme();
        holder.Check();
        manufacturer?.Check();
        factory?.Check();
        statuses.Check();
        conditions.Check(schemeCode);
        plausibilities.Check(scheme);
    }

    public override ReportedRow Build(Template template)
    {
        var cells = context.Cells;
        return new ReportedCertificate
        {
            TemplateNo = template.No,
            TemplateVersion = template.Version,
            BodyApprovalNo = cells.Text(slots.BodyApprovalNo),
            PublicJson = context.Json.Write(cells, isPublic: true),
            UndisclosedJson = context.Json.Write(cells, isPublic: false),
            SchemeCode = schemeCode,
            SchemePrefix = scheme?.Prefix,
            Number = number!,
            Holder = holder.Build(),
            Manufacturer = manufacturer?.Build(),
            Factory = factory?.Build(),
            FirstIssuedOn = cells.Date(slots.FirstIssuedOn),
            IssuedOn = cells.Date(slots.IssuedOn)!.Value,
            ExpiresOn = cells.Date(slots.ExpiresOn)!.Value,
            Status = (ReportedStatus)(cells.Text(slots.Status)![1] - '0'),
            Suspension = Suspension(),
            Revocation = Revocation(),
            Cancellation = Cancellation(),
            Change = cells.IsEmpty(slots.ChangeCodes) ? null : new(cells.List(slots.ChangeCodes), cells.Date(slots.ChangedOn)),
            Reissue = Reissue(),
            ReportType = cells.Text(slots.ReportType),
            Activity = cells.Text(slots.Activity),
            RecertificationCount = cells.Int(slots.RecertificationCount),
            SurveillanceCount = cells.Int(slots.SurveillanceCount),
            AuditFrom = cells.Date(slots.AuditFrom),
            AuditTo = cells.Date(slots.AuditTo),
            PersonDays = cells.Number(slots.PersonDays),
            BasePersonDays = cells.Number(slots.BasePersonDays),
            DecisionMakers = cells.List(slots.DecisionMakers),
            DecidedOn = cells.Date(slots.DecidedOn),
            IsChild = cells.IsEmpty(slots.ParentNumber) ? cells.Flag(slots.IsChild) : true,
            ParentNumber = cells.Text(slots.ParentNumber),
            Standards = cells.Text(slots.Standards),
            Scope = cells.Text(slots.Scope),
            Models = cells.Text(slots.Models),
            Sites = cells.List(slots.Sites),
            IsMultiSite = cells.Flag(slots.IsMultiSite),
            People = cells.Int(slots.People),
            PeopleCovered = cells.Int(slots.PeopleCovered),
            AccreditationMarks = cells.List(slots.AccreditationMarks),
            RiskLevel = cells.Text(slots.RiskLevel),
        };
    }

    private void FindScheme()
    {
        schemeCode = context.Cells.Text(slots.Scheme) ?? "";
        if (slots.Scheme < 0)
        {
            FindCompulsoryScheme();
            return;
        }

        CertificateNumber.CheckLookAlikes(context, slots.Number, number);
        scheme = schemeCode.Length == 0 ? null : context.Schemes.Resolve(schemeCode);
        var column = context.Cells.Column(slots.Scheme);
        if (schemeCode.Length > 0 && scheme is null)
        {
            context.Add(SchemeFindings.Unknown(column, schemeCode));
        }
        else if (scheme is { IsCatchAll: true })
        {
            context.Add(PlausibilityFindings.SchemeUnlisted(column, schemeCode, scheme));
        }
        else if (scheme is not null && context.Cells.Date(slots.IssuedOn) is { } issuedOn && !scheme.IsInForceOn(issuedOn))
        {
            context.Add(PlausibilityFindings.SchemeNotInForce(column, schemeCode, scheme, issuedOn));
        }
    }

    /// <summary>The compulsory template has no scheme column: the product digits of the number tell.</summary>
    private void FindCompulsoryScheme()
    {
        var product = number is null ? null : CertificateNumber.CheckCompulsory(context, slots.Number, number);
        schemeCode = Compulsory + product;
        scheme = context.Schemes.Resolve(schemeCode);
        if (product is not null && !products.Names.ContainsKey(product))
        {
            context.Add(NumberFindings.CompulsoryProduct(context.Cells.Column(slots.Number), number!, product));
        }
    }

    private ReportedSuspension? Suspension() =>
        context.Cells.Date(slots.SuspendedFrom) is { } from && context.Cells.Date(slots.SuspendedTo) is { } to
            ? new(context.Cells.List(slots.SuspensionCauses), from, to)
            : null;

    private ReportedRevocation? Revocation() => IsStatus(ReportedStatus.Revoked)
        ? new(context.Cells.List(slots.RevocationCauses), context.Cells.Date(slots.RevokedOn)!.Value)
        : null;

    private ReportedCancellation? Cancellation() => !IsStatus(ReportedStatus.Cancelled) ? null
        : new(context.Cells.List(slots.CancellationCauses), context.Cells.Date(slots.CancelledOn < 0 ? slots.RevokedOn : slots.CancelledOn));

    private ReportedReissue? Reissue()
    {
        var cells = context.Cells;
        var isEmpty = cells.IsEmpty(slots.ReissuedOn) && cells.IsEmpty(slots.ReissueCause)
            && cells.IsEmpty(slots.FormerBody) && cells.IsEmpty(slots.FormerNumber);
        return isEmpty ? null
            : new(cells.Date(slots.ReissuedOn), cells.Text(slots.ReissueCause), cells.Text(slots.FormerBody), cells.Text(slots.FormerNumber));
    }

    private bool IsStatus(ReportedStatus status) => context.Cells.Text(slots.Status)![1] - '0' == (int)status;
}

/// <summary>What can be wrong with a scheme code.</summary>
internal static class SchemeFindings
{
    public static Finding Unknown(FileColumn column, string value) => new(
        "registry.report.scheme-unknown",
        Severity.Reject,
        column.Header,
        column.Show(value),
        $"认证项目代码“{column.Show(value)}”不属于管理体系（A）、强制性产品（B）、服务（C）或自愿性产品（P）。请改用认证项目分类代码。");
}
