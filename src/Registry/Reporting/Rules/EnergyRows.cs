using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>Template 103012.</summary>
internal sealed class EnergyRows(RowContext context) : RowKind
{
    private readonly int bodyApprovalNo = context.Cells.Slot("bodyApprovalNo");
    private readonly int number = context.Cells.Slot("certificateNumber");
    private readonly int cycle = context.Cells.Slot("cycle");
    private readonly int from = context.Cells.Slot("energyFrom");
    private readonly int to = context.Cells.Slot("energyTo");
    private readonly int outputValue = context.Cells.Slot("outputValue");
    private readonly int totalEnergy = context.Cells.Slot("totalEnergy");
    private readonly int product = context.Cells.Slot("product");
    private readonly int productOutput = context.Cells.Slot("productOutput");
    private readonly int productUnit = context.Cells.Slot("productUnit");
    private readonly int productEnergy = context.Cells.Slot("productEnergy");
    private readonly AuditPeriod period = new(context, "energyFrom", "energyTo");

    public override void Check()
    {
        CertificateNumber.CheckLookAlikes(context, number, CertificateNumber.Check(context, number));
        period.CheckOrder();
        period.CheckPast();
    }

    public override ReportedRow Build(Template template)
    {
        var cells = context.Cells;
        return new ReportedEnergy
        {
            TemplateNo = template.No,
            TemplateVersion = template.Version,
            BodyApprovalNo = cells.Text(bodyApprovalNo),
            PublicJson = context.Json.Write(cells, isPublic: true),
            UndisclosedJson = context.Json.Write(cells, isPublic: false),
            CertificateNumber = cells.Text(number)!,
            Cycle = cells.Text(cycle),
            From = cells.Date(from),
            To = cells.Date(to),
            OutputValue = cells.Number(outputValue),
            TotalEnergy = cells.Number(totalEnergy),
            Product = cells.Text(product),
            ProductOutput = cells.Number(productOutput),
            ProductUnit = cells.Text(productUnit),
            ProductEnergy = cells.Number(productEnergy),
        };
    }
}
