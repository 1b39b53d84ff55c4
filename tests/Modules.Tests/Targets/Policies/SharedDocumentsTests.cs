using Zhiheng.Kernel;
using Zhiheng.Modules.Tests.Targets.Reading;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Policies;
using static Zhiheng.Modules.Tests.Targets.Policies.PolicyDesk;

namespace Zhiheng.Modules.Tests.Targets.Policies;

/// <summary>Real documents of other provinces: what a person has to put right before they can be adopted, and no more than that.</summary>
public class SharedDocumentsTests
{
    [SharedPolicyFact]
    public Task Hunan_2018_28() => Adopted("hunan-2018-28", "430000");

    [SharedPolicyFact]
    public Task Jingdezhen_2020_3() => Adopted("jingdezhen-2020-3", "360200");

    /// <summary>The third page of an outline: its title stands on the first, so a person writes it.</summary>
    [SharedPolicyFact]
    public Task Liaoning_2023_outline() => Adopted("liaoning-2023-outline-p3", "210000", "辽宁省质量强省建设纲要（第三页）");

    private static async Task Adopted(string name, string region, string? title = null)
    {
        await using var desk = await Start(Dialect.Sqlite);
        var organ = new Organ(RegionCode.Parse(region).Value, $"{region}市场监督管理局");
        var file = GivenPolicy.File(GivenPolicy.Shared()!, name);
        var id = (await desk.Receive.Handle(new ReceiveDocument(name + ".txt", file), desk.Act(), By(1, organ), default)).Value;
        var version = 1L;
        async Task Do(DraftChange change)
        {
            var done = await desk.Correct.Handle(new CorrectDraft(id, version++, change), desk.Act(), By(1, organ), default);
            Assert.Equal("", done.IsRefused ? done.Refusal.Message : "");
        }

        if (title is not null)
        {
            await Do(new HeadChange((await desk.View(id, organ)).Draft.Head with { Title = title }));
        }

        if ((await desk.View(id, organ)).Draft.Open is { Count: > 0 } open)
        {
            await Do(new ItemsSeen(open));
        }

        var submitted = await desk.Decide.Handle(new SubmitDocument(id, version++), desk.Act(), By(1, organ), default);
        Assert.Equal("", submitted.IsRefused ? submitted.Refusal.Message : "");
        var adopted = await desk.Decide.Handle(new AdoptDocument(id, version, null, null), desk.Act(), By(2, organ), default);
        Assert.Equal("", adopted.IsRefused ? adopted.Refusal.Message : "");
        Assert.Equal(region, (await desk.Adopted.Find(id, default))!.Policy.Region);
    }
}
