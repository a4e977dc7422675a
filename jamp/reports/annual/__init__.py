"""The annual monitoring report: what is counted, place by place, area by area, with the lists that it rests on."""

from jamp.reports.annual.report import annual as annual
