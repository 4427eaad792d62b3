"""Server-sent event of a streamed response."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.annotation_added_event import AnnotationAddedEvent
    from ..models.apply_patch_call_operation_diff_delta_event import ApplyPatchCallOperationDiffDeltaEvent
    from ..models.apply_patch_call_operation_diff_done_event import ApplyPatchCallOperationDiffDoneEvent
    from ..models.code_interpreter_call_code_delta_event import CodeInterpreterCallCodeDeltaEvent
    from ..models.code_interpreter_call_code_done_event import CodeInterpreterCallCodeDoneEvent
    from ..models.code_interpreter_call_completed_event import CodeInterpreterCallCompletedEvent
    from ..models.code_interpreter_call_in_progress_event import CodeInterpreterCallInProgressEvent
    from ..models.code_interpreter_call_interpreting_event import CodeInterpreterCallInterpretingEvent
    from ..models.content_part_added_event import ContentPartAddedEvent
    from ..models.content_part_done_event import ContentPartDoneEvent
    from ..models.custom_tool_call_input_delta_event import CustomToolCallInputDeltaEvent
    from ..models.custom_tool_call_input_done_event import CustomToolCallInputDoneEvent
    from ..models.debug_event import DebugEvent
    from ..models.error_event import ErrorEvent
    from ..models.function_call_args_delta_event import FunctionCallArgsDeltaEvent
    from ..models.function_call_args_done_event import FunctionCallArgsDoneEvent
    from ..models.fusion_call_analysis_completed_event import FusionCallAnalysisCompletedEvent
    from ..models.fusion_call_analysis_in_progress_event import FusionCallAnalysisInProgressEvent
    from ..models.fusion_call_completed_event import FusionCallCompletedEvent
    from ..models.fusion_call_in_progress_event import FusionCallInProgressEvent
    from ..models.fusion_call_panel_added_event import FusionCallPanelAddedEvent
    from ..models.fusion_call_panel_completed_event import FusionCallPanelCompletedEvent
    from ..models.fusion_call_panel_delta_event import FusionCallPanelDeltaEvent
    from ..models.fusion_call_panel_failed_event import FusionCallPanelFailedEvent
    from ..models.fusion_call_panel_reasoning_delta_event import FusionCallPanelReasoningDeltaEvent
    from ..models.image_gen_call_completed_event import ImageGenCallCompletedEvent
    from ..models.image_gen_call_generating_event import ImageGenCallGeneratingEvent
    from ..models.image_gen_call_in_progress_event import ImageGenCallInProgressEvent
    from ..models.image_gen_call_partial_image_event import ImageGenCallPartialImageEvent
    from ..models.open_responses_created_event import OpenResponsesCreatedEvent
    from ..models.open_responses_in_progress_event import OpenResponsesInProgressEvent
    from ..models.reasoning_delta_event import ReasoningDeltaEvent
    from ..models.reasoning_done_event import ReasoningDoneEvent
    from ..models.reasoning_summary_part_added_event import ReasoningSummaryPartAddedEvent
    from ..models.reasoning_summary_part_done_event import ReasoningSummaryPartDoneEvent
    from ..models.reasoning_summary_text_delta_event import ReasoningSummaryTextDeltaEvent
    from ..models.reasoning_summary_text_done_event import ReasoningSummaryTextDoneEvent
    from ..models.refusal_delta_event import RefusalDeltaEvent
    from ..models.refusal_done_event import RefusalDoneEvent
    from ..models.stream_events_response_completed import StreamEventsResponseCompleted
    from ..models.stream_events_response_failed import StreamEventsResponseFailed
    from ..models.stream_events_response_incomplete import StreamEventsResponseIncomplete
    from ..models.stream_events_response_output_item_added import StreamEventsResponseOutputItemAdded
    from ..models.stream_events_response_output_item_done import StreamEventsResponseOutputItemDone
    from ..models.text_delta_event import TextDeltaEvent
    from ..models.text_done_event import TextDoneEvent
    from ..models.web_search_call_completed_event import WebSearchCallCompletedEvent
    from ..models.web_search_call_in_progress_event import WebSearchCallInProgressEvent
    from ..models.web_search_call_searching_event import WebSearchCallSearchingEvent

    StreamEvents: TypeAlias = (
        OpenResponsesCreatedEvent
        | OpenResponsesInProgressEvent
        | StreamEventsResponseCompleted
        | StreamEventsResponseIncomplete
        | StreamEventsResponseFailed
        | ErrorEvent
        | StreamEventsResponseOutputItemAdded
        | StreamEventsResponseOutputItemDone
        | ContentPartAddedEvent
        | ContentPartDoneEvent
        | TextDeltaEvent
        | TextDoneEvent
        | AnnotationAddedEvent
        | RefusalDeltaEvent
        | RefusalDoneEvent
        | ReasoningDeltaEvent
        | ReasoningDoneEvent
        | ReasoningSummaryPartAddedEvent
        | ReasoningSummaryPartDoneEvent
        | ReasoningSummaryTextDeltaEvent
        | ReasoningSummaryTextDoneEvent
        | FunctionCallArgsDeltaEvent
        | FunctionCallArgsDoneEvent
        | CustomToolCallInputDeltaEvent
        | CustomToolCallInputDoneEvent
        | WebSearchCallInProgressEvent
        | WebSearchCallSearchingEvent
        | WebSearchCallCompletedEvent
        | CodeInterpreterCallInProgressEvent
        | CodeInterpreterCallCodeDeltaEvent
        | CodeInterpreterCallCodeDoneEvent
        | CodeInterpreterCallInterpretingEvent
        | CodeInterpreterCallCompletedEvent
        | ImageGenCallInProgressEvent
        | ImageGenCallGeneratingEvent
        | ImageGenCallPartialImageEvent
        | ImageGenCallCompletedEvent
        | ApplyPatchCallOperationDiffDeltaEvent
        | ApplyPatchCallOperationDiffDoneEvent
        | FusionCallInProgressEvent
        | FusionCallPanelAddedEvent
        | FusionCallPanelDeltaEvent
        | FusionCallPanelReasoningDeltaEvent
        | FusionCallPanelCompletedEvent
        | FusionCallPanelFailedEvent
        | FusionCallAnalysisInProgressEvent
        | FusionCallAnalysisCompletedEvent
        | FusionCallCompletedEvent
        | DebugEvent
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "StreamEvents":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.annotation_added_event import AnnotationAddedEvent
        from ..models.apply_patch_call_operation_diff_delta_event import ApplyPatchCallOperationDiffDeltaEvent
        from ..models.apply_patch_call_operation_diff_done_event import ApplyPatchCallOperationDiffDoneEvent
        from ..models.code_interpreter_call_code_delta_event import CodeInterpreterCallCodeDeltaEvent
        from ..models.code_interpreter_call_code_done_event import CodeInterpreterCallCodeDoneEvent
        from ..models.code_interpreter_call_completed_event import CodeInterpreterCallCompletedEvent
        from ..models.code_interpreter_call_in_progress_event import CodeInterpreterCallInProgressEvent
        from ..models.code_interpreter_call_interpreting_event import CodeInterpreterCallInterpretingEvent
        from ..models.content_part_added_event import ContentPartAddedEvent
        from ..models.content_part_done_event import ContentPartDoneEvent
        from ..models.custom_tool_call_input_delta_event import CustomToolCallInputDeltaEvent
        from ..models.custom_tool_call_input_done_event import CustomToolCallInputDoneEvent
        from ..models.debug_event import DebugEvent
        from ..models.error_event import ErrorEvent
        from ..models.function_call_args_delta_event import FunctionCallArgsDeltaEvent
        from ..models.function_call_args_done_event import FunctionCallArgsDoneEvent
        from ..models.fusion_call_analysis_completed_event import FusionCallAnalysisCompletedEvent
        from ..models.fusion_call_analysis_in_progress_event import FusionCallAnalysisInProgressEvent
        from ..models.fusion_call_completed_event import FusionCallCompletedEvent
        from ..models.fusion_call_in_progress_event import FusionCallInProgressEvent
        from ..models.fusion_call_panel_added_event import FusionCallPanelAddedEvent
        from ..models.fusion_call_panel_completed_event import FusionCallPanelCompletedEvent
        from ..models.fusion_call_panel_delta_event import FusionCallPanelDeltaEvent
        from ..models.fusion_call_panel_failed_event import FusionCallPanelFailedEvent
        from ..models.fusion_call_panel_reasoning_delta_event import FusionCallPanelReasoningDeltaEvent
        from ..models.image_gen_call_completed_event import ImageGenCallCompletedEvent
        from ..models.image_gen_call_generating_event import ImageGenCallGeneratingEvent
        from ..models.image_gen_call_in_progress_event import ImageGenCallInProgressEvent
        from ..models.image_gen_call_partial_image_event import ImageGenCallPartialImageEvent
        from ..models.open_responses_created_event import OpenResponsesCreatedEvent
        from ..models.open_responses_in_progress_event import OpenResponsesInProgressEvent
        from ..models.reasoning_delta_event import ReasoningDeltaEvent
        from ..models.reasoning_done_event import ReasoningDoneEvent
        from ..models.reasoning_summary_part_added_event import ReasoningSummaryPartAddedEvent
        from ..models.reasoning_summary_part_done_event import ReasoningSummaryPartDoneEvent
        from ..models.reasoning_summary_text_delta_event import ReasoningSummaryTextDeltaEvent
        from ..models.reasoning_summary_text_done_event import ReasoningSummaryTextDoneEvent
        from ..models.refusal_delta_event import RefusalDeltaEvent
        from ..models.refusal_done_event import RefusalDoneEvent
        from ..models.stream_events_response_completed import StreamEventsResponseCompleted
        from ..models.stream_events_response_failed import StreamEventsResponseFailed
        from ..models.stream_events_response_incomplete import StreamEventsResponseIncomplete
        from ..models.stream_events_response_output_item_added import StreamEventsResponseOutputItemAdded
        from ..models.stream_events_response_output_item_done import StreamEventsResponseOutputItemDone
        from ..models.text_delta_event import TextDeltaEvent
        from ..models.text_done_event import TextDoneEvent
        from ..models.web_search_call_completed_event import WebSearchCallCompletedEvent
        from ..models.web_search_call_in_progress_event import WebSearchCallInProgressEvent
        from ..models.web_search_call_searching_event import WebSearchCallSearchingEvent

        return (
            OpenResponsesCreatedEvent
            | OpenResponsesInProgressEvent
            | StreamEventsResponseCompleted
            | StreamEventsResponseIncomplete
            | StreamEventsResponseFailed
            | ErrorEvent
            | StreamEventsResponseOutputItemAdded
            | StreamEventsResponseOutputItemDone
            | ContentPartAddedEvent
            | ContentPartDoneEvent
            | TextDeltaEvent
            | TextDoneEvent
            | AnnotationAddedEvent
            | RefusalDeltaEvent
            | RefusalDoneEvent
            | ReasoningDeltaEvent
            | ReasoningDoneEvent
            | ReasoningSummaryPartAddedEvent
            | ReasoningSummaryPartDoneEvent
            | ReasoningSummaryTextDeltaEvent
            | ReasoningSummaryTextDoneEvent
            | FunctionCallArgsDeltaEvent
            | FunctionCallArgsDoneEvent
            | CustomToolCallInputDeltaEvent
            | CustomToolCallInputDoneEvent
            | WebSearchCallInProgressEvent
            | WebSearchCallSearchingEvent
            | WebSearchCallCompletedEvent
            | CodeInterpreterCallInProgressEvent
            | CodeInterpreterCallCodeDeltaEvent
            | CodeInterpreterCallCodeDoneEvent
            | CodeInterpreterCallInterpretingEvent
            | CodeInterpreterCallCompletedEvent
            | ImageGenCallInProgressEvent
            | ImageGenCallGeneratingEvent
            | ImageGenCallPartialImageEvent
            | ImageGenCallCompletedEvent
            | ApplyPatchCallOperationDiffDeltaEvent
            | ApplyPatchCallOperationDiffDoneEvent
            | FusionCallInProgressEvent
            | FusionCallPanelAddedEvent
            | FusionCallPanelDeltaEvent
            | FusionCallPanelReasoningDeltaEvent
            | FusionCallPanelCompletedEvent
            | FusionCallPanelFailedEvent
            | FusionCallAnalysisInProgressEvent
            | FusionCallAnalysisCompletedEvent
            | FusionCallCompletedEvent
            | DebugEvent
            | UnknownVariant
        )


decode_stream_events = tagged(
    "type",
    {
        "response.created": "open_responses_created_event:OpenResponsesCreatedEvent",
        "response.in_progress": "open_responses_in_progress_event:OpenResponsesInProgressEvent",
        "response.completed": "stream_events_response_completed:StreamEventsResponseCompleted",
        "response.incomplete": "stream_events_response_incomplete:StreamEventsResponseIncomplete",
        "response.failed": "stream_events_response_failed:StreamEventsResponseFailed",
        "error": "error_event:ErrorEvent",
        "response.output_item.added": "stream_events_response_output_item_added:StreamEventsResponseOutputItemAdded",
        "response.output_item.done": "stream_events_response_output_item_done:StreamEventsResponseOutputItemDone",
        "response.content_part.added": "content_part_added_event:ContentPartAddedEvent",
        "response.content_part.done": "content_part_done_event:ContentPartDoneEvent",
        "response.output_text.delta": "text_delta_event:TextDeltaEvent",
        "response.output_text.done": "text_done_event:TextDoneEvent",
        "response.output_text.annotation.added": "annotation_added_event:AnnotationAddedEvent",
        "response.refusal.delta": "refusal_delta_event:RefusalDeltaEvent",
        "response.refusal.done": "refusal_done_event:RefusalDoneEvent",
        "response.reasoning_text.delta": "reasoning_delta_event:ReasoningDeltaEvent",
        "response.reasoning_text.done": "reasoning_done_event:ReasoningDoneEvent",
        "response.reasoning_summary_part.added": "reasoning_summary_part_added_event:ReasoningSummaryPartAddedEvent",
        "response.reasoning_summary_part.done": "reasoning_summary_part_done_event:ReasoningSummaryPartDoneEvent",
        "response.reasoning_summary_text.delta": "reasoning_summary_text_delta_event:ReasoningSummaryTextDeltaEvent",
        "response.reasoning_summary_text.done": "reasoning_summary_text_done_event:ReasoningSummaryTextDoneEvent",
        "response.function_call_arguments.delta": "function_call_args_delta_event:FunctionCallArgsDeltaEvent",
        "response.function_call_arguments.done": "function_call_args_done_event:FunctionCallArgsDoneEvent",
        "response.custom_tool_call_input.delta": "custom_tool_call_input_delta_event:CustomToolCallInputDeltaEvent",
        "response.custom_tool_call_input.done": "custom_tool_call_input_done_event:CustomToolCallInputDoneEvent",
        "response.web_search_call.in_progress": "web_search_call_in_progress_event:WebSearchCallInProgressEvent",
        "response.web_search_call.searching": "web_search_call_searching_event:WebSearchCallSearchingEvent",
        "response.web_search_call.completed": "web_search_call_completed_event:WebSearchCallCompletedEvent",
        "response.code_interpreter_call.in_progress": "code_interpreter_call_in_progress_event:CodeInterpreterCallInProgressEvent",
        "response.code_interpreter_call_code.delta": "code_interpreter_call_code_delta_event:CodeInterpreterCallCodeDeltaEvent",
        "response.code_interpreter_call_code.done": "code_interpreter_call_code_done_event:CodeInterpreterCallCodeDoneEvent",
        "response.code_interpreter_call.interpreting": "code_interpreter_call_interpreting_event:CodeInterpreterCallInterpretingEvent",
        "response.code_interpreter_call.completed": "code_interpreter_call_completed_event:CodeInterpreterCallCompletedEvent",
        "response.image_generation_call.in_progress": "image_gen_call_in_progress_event:ImageGenCallInProgressEvent",
        "response.image_generation_call.generating": "image_gen_call_generating_event:ImageGenCallGeneratingEvent",
        "response.image_generation_call.partial_image": "image_gen_call_partial_image_event:ImageGenCallPartialImageEvent",
        "response.image_generation_call.completed": "image_gen_call_completed_event:ImageGenCallCompletedEvent",
        "response.apply_patch_call_operation_diff.delta": "apply_patch_call_operation_diff_delta_event:ApplyPatchCallOperationDiffDeltaEvent",
        "response.apply_patch_call_operation_diff.done": "apply_patch_call_operation_diff_done_event:ApplyPatchCallOperationDiffDoneEvent",
        "response.fusion_call.in_progress": "fusion_call_in_progress_event:FusionCallInProgressEvent",
        "response.fusion_call.panel.added": "fusion_call_panel_added_event:FusionCallPanelAddedEvent",
        "response.fusion_call.panel.delta": "fusion_call_panel_delta_event:FusionCallPanelDeltaEvent",
        "response.fusion_call.panel.reasoning.delta": "fusion_call_panel_reasoning_delta_event:FusionCallPanelReasoningDeltaEvent",
        "response.fusion_call.panel.completed": "fusion_call_panel_completed_event:FusionCallPanelCompletedEvent",
        "response.fusion_call.panel.failed": "fusion_call_panel_failed_event:FusionCallPanelFailedEvent",
        "response.fusion_call.analysis.in_progress": "fusion_call_analysis_in_progress_event:FusionCallAnalysisInProgressEvent",
        "response.fusion_call.analysis.completed": "fusion_call_analysis_completed_event:FusionCallAnalysisCompletedEvent",
        "response.fusion_call.completed": "fusion_call_completed_event:FusionCallCompletedEvent",
        "response.debug": "debug_event:DebugEvent",
    },
)
