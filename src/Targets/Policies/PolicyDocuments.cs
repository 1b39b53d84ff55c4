using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets.Policies;

/// <summary>A document with its draft and what was corrected in it.</summary>
public sealed record DocumentView(DocumentRow Document, PolicyDraft Draft, IReadOnlyList<CorrectionRow> Corrections);

/// <summary>Reads uploaded documents within the caller's reach.</summary>
public sealed class PolicyDocuments(Database database)
{
    public async Task<IReadOnlyList<DocumentRow>> List(Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await DocumentStore.List(session, ct);
    }

    public async Task<DocumentView?> Find(Guid id, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await DocumentStore.Find(session, id, ct) is { } row ? new DocumentView(row, PolicyDraft.Read(row.Draft), await DocumentStore.Corrections(session, id, ct)) : null;
    }
}
