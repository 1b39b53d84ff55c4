using System.Text.Json;
using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;

namespace Zhiheng.Registry.Bodies;

/// <summary>Enters a certification body with the schemes it is approved for (codes, each standing for all that begin with it).</summary>
public sealed record RegisterBody(
    string ApprovalNo, string Name, string? CreditCode, string? Region, IReadOnlyList<string> Schemes,
    DateOnly ApprovedOn, DateOnly? ApprovalEndsOn, bool IsDemo);

public sealed class RegisterBodyHandler(Database database, TimeProvider clock)
{
    public async Task<Outcome<BodyApproved>> Handle(RegisterBody command, Act act, CancellationToken ct)
    {
        if (Refuse(command) is { } refusal)
        {
            return refusal;
        }

        await using var work = await database.Begin(act, ct);
        if (await BodyStore.Find(work, command.ApprovalNo, ct) is not null)
        {
            return BodyRefusals.AlreadyRegistered(command.ApprovalNo);
        }

        var body = new CertificationBody
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            ApprovalNo = command.ApprovalNo,
            Name = command.Name,
            CreditCode = command.CreditCode,
            Region = command.Region,
            Schemes = JsonSerializer.Serialize(command.Schemes),
            ApprovedOn = command.ApprovedOn,
            ApprovalEndsOn = command.ApprovalEndsOn,
            IsDemo = command.IsDemo,
        };
        await BodyStore.Add(work, body, ct);
        var fact = new BodyApproved(command.ApprovalNo, command.Name, command.Schemes, command.ApprovedOn, command.IsDemo);
        await work.Commit(JournalEntry.Public(body.Id, fact), ct);
        return fact;
    }

    private static Refusal? Refuse(RegisterBody command) => command switch
    {
        { ApprovalNo.Length: 0 or > 30 } => BodyRefusals.ApprovalNoLength(),
        { Name.Length: 0 or > 300 } => BodyRefusals.NameLength(),
        { CreditCode: { } code } when CreditCode.Parse(code) is { IsRefused: true } parsed => parsed.Refusal,
        { Schemes.Count: 0 } => BodyRefusals.NoScheme(),
        _ => null,
    };
}

internal static class BodyRefusals
{
    public static Refusal AlreadyRegistered(string approvalNo) => new(
        "registry.body.already-registered", $"批准号 {approvalNo} 已登记。如需变更，请修改原登记。");

    public static Refusal ApprovalNoLength() => new(
        "registry.body.approval-no-length", "认证机构批准号应为 1 至 30 个字符，例如 CNCA-R-2002-001。");

    public static Refusal NameLength() => new("registry.body.name-length", "认证机构名称应为 1 至 300 个字符。");

    public static Refusal NoScheme() => new("registry.body.no-scheme", "请至少登记一个获准的认证项目代码。", "认证认可条例第九条");
}
