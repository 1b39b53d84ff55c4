using System.Text.Json;

namespace Zhiheng.Web.Tests;

/// <summary>The exchange with the publicity system by the command line.</summary>
public sealed class InspectionCommandTests
{
    [Fact]
    public async Task A_batch_goes_out_its_receipt_comes_in_and_nothing_goes_out_twice()
    {
        await using var site = await TestSite.Start(with: settings => settings with { RunsJobs = false });
        await GivenInspections.PublishList(site);
        await GivenInspections.PublishPlan(site);
        var (file, receipt) = (Path.Combine(site.Database.Folder, "plans.jsonl"), Path.Combine(site.Database.Folder, "receipt.csv"));
        string[] mine = ["--organ", "370100", "--organ-name", "济南市市场监督管理局", "--data", site.Database.Folder];
        await File.WriteAllTextAsync(receipt, "row,result,reason\n1,accepted,\n");

        var made = await CommandLine.Run(["inspection", "export", "--kind", "plan", "--out", file, .. mine]);
        Assert.True(made.Code == 0, made.Text);
        var batch = JsonDocument.Parse((await File.ReadAllLinesAsync(file)).Single()).RootElement.GetProperty("batch").GetString()!;
        var taken = await CommandLine.Run(["inspection", "receipt", receipt, "--batch", batch, .. mine]);
        var again = await CommandLine.Run(["inspection", "export", "--kind", "plan", "--out", file, .. mine]);
        var nowhere = await CommandLine.Run(["inspection", "export", "--kind", "plan", "--out", file, "--organ", "济南", "--organ-name", "市局", "--data", site.Database.Folder]);

        Assert.Contains("接收 1，退回 0，待回执 0", taken.Text);
        Assert.Contains("没有需要导出的记录", again.Text);
        Assert.NotEqual(0, again.Code);
        Assert.Contains("行政区划代码", nowhere.Text);
    }
}
