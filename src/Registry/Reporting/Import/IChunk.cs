using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Registry.Reporting.Rules;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>
/// The rows of one chunk and what they do to the register: load what they need, decide each in the order of the file, save.
/// One implementation for each kind of template. Saving may go on while the next chunk is decided, so what follows takes copies.
/// </summary>
internal interface IChunk
{
    List<JournalEntry> Facts { get; }

    /// <summary>
    /// Before <see cref="Load"/>: takes note of what <paramref name="unsaved"/> has decided and the database does not hold yet.
    /// False: it cannot, and what is unsaved must be saved first.
    /// </summary>
    bool Follow(IChunk unsaved) => false;

    Task Load(Work work, IReadOnlyList<ReportedRow> rows, CancellationToken ct);

    /// <summary>Decides a row that the validators accepted.</summary>
    RowAnswer Decide(RowReading reading, int line);

    /// <summary>After the last decision: readies what <see cref="Save"/> writes, while the chunk before is still being saved.</summary>
    void Seal()
    {
    }

    Task Save(Work work, CancellationToken ct);
}
