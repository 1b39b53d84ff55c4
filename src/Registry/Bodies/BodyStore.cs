using System.Text.Json;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Bodies;

/// <summary>A certification body. <c>Schemes</c> is a JSON array of scheme codes; a code stands for all codes that begin with it.</summary>
public sealed record CertificationBody
{
    public Guid Id { get; init; }

    public string ApprovalNo { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string? CreditCode { get; init; }

    public string? Region { get; init; }

    public string Schemes { get; init; } = "[]";

    public DateOnly? ApprovedOn { get; init; }

    public DateOnly? ApprovalEndsOn { get; init; }

    public DateOnly? WithdrawnOn { get; init; }

    public bool IsDemo { get; init; }

    public long Version { get; init; }

    public IReadOnlyList<string> SchemeList => JsonSerializer.Deserialize<List<string>>(Schemes)!;
}

internal static class BodyStore
{
    private const string Columns =
        "id, approval_no, name, credit_code, region, schemes, approved_on, approval_ends_on, withdrawn_on, is_demo, version";

    public static Task<CertificationBody?> Find(Session session, string approvalNo, CancellationToken ct)
        => session.First<CertificationBody>($"select {Columns} from registry_body where approval_no = @approvalNo", new { approvalNo }, ct);

    public static Task<IReadOnlyList<CertificationBody>> All(Session session, CancellationToken ct)
        => session.Query<CertificationBody>($"select {Columns} from registry_body order by approval_no", null, ct);

    /// <summary>
    /// Lets one transaction at a time change what belongs to the body; others wait until it has ended. Nothing of the body changes.
    /// </summary>
    public static Task Lock(Work work, Guid id, CancellationToken ct)
        => work.Execute("update registry_body set version = version where id = @id", new { id }, ct);

    public static Task Add(Work work, CertificationBody body, CancellationToken ct)
        => work.Execute(
            $"""
            insert into registry_body ({Columns})
            values (@Id, @ApprovalNo, @Name, @CreditCode, @Region, @Schemes, @ApprovedOn, @ApprovalEndsOn, @WithdrawnOn, @IsDemo, 1)
            """,
            body,
            ct);
}
