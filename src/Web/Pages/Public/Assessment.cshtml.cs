using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Targets.Assessments;

namespace Zhiheng.Web.Pages.Public;

/// <summary>A published assessment: scores, every line with what it rests on, and the frozen text behind its hash.</summary>
public sealed class AssessmentModel(AssessmentReading reading) : PageModel
{
    public AssessmentRow Row { get; private set; } = null!;

    public FrozenAssessment Frozen { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await reading.Published(id, ct) is not var (row, content))
        {
            return NotFound();
        }

        (Row, Frozen) = (row, content);
        return Page();
    }
}
