namespace Zhiheng.Registry.Demo;

/// <summary>Rows of template 103012: energy figures of the twelve months before an audit. Energy is in tonnes of coal equivalent.</summary>
internal static class EnergyRows
{
    public static string[] Make(DemoContext context, in Chain chain, int index)
    {
        var step = context.Life[index];
        var holder = context.Organizations.Make(chain.Holder);
        var dice = new Dice(context.Seed, Purpose.Step, ((long)chain.Number * Life.MaxSteps) + index);
        var end = step.Day - SystemRows.DaysFromAuditToReport - 10;
        var output = holder.People * dice.Between(40, 90);
        var energy = output * dice.Between(8, 30) / 100m;
        var cycle = step.Kind switch
        {
            StepKind.Issue => "01",
            StepKind.Recertify => "04",
            _ => step.Surveys == 1 ? "02" : "03",
        };
        return
        [
            context.Bodies[chain.Body].ApprovalNo,
            context.Number(chain, step.Cycle, child: false, holder.SizeLetter),
            cycle,
            Days.Text(end - 364),
            Days.Text(end),
            Days.Text(output, "0"),
            Days.Text(energy, "0.00"),
            holder.Trade.Goods[0],
            Days.Text(output / 3m, "0"),
            "01",
            "吨",
            Days.Text(energy * 7 / 10, "0.00"),
        ];
    }
}
